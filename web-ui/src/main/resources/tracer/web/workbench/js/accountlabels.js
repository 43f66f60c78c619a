import { t, plural } from './text.js';
import { briefly, shortId, shortOutput } from './format.js';
import { capital } from './labels.js';

/** What stands at an account or transfer: a name or short address, amount and asset in words. */
export function accountLabel(element, trace, places) {
  switch (element.kind) {
    case 'start': return `${t('seed')}\n${plural('starts', element.starts)}`;
    case 'outside': return `${t('seed')}\n${t('outside')}`;
    case 'account': return [element.start ? t('seed') : null, nameOf(element.party), held(element, trace)].filter(Boolean).join('\n');
    case 'end': return endLabel(element, trace);
    case 'fold': return `${plural(`fold.accounts.${element.fold.kind}`, element.fold.accounts.length)}\n${briefly(element.fold.tracedIn, trace.asset)}\n${t('group.open')}`;
    case 'fee': return '';
    default: return places.get(element.source).lane === places.get(element.target).lane || element.movement.fate === 'followed' ? briefly(element.movement.traced, trace.asset) : '';
  }
}

function held(node, trace) {
  return node.remainder ? t(`holds.${trace.question.direction}`, { amount: briefly(node.remainder.traced, trace.asset) }) : null;
}

function endLabel(node, trace) {
  const amount = node.movements.length === 1 ? briefly(node.movements[0].traced, trace.asset) : plural('transfers', node.movements.length);
  if (node.end === 'fee') return `${t('end.fee')}\n${amount}`;
  const labels = node.movements[0].end.labels;
  const name = labels.length > 0 ? `${labels[0].name}\n${labels[0].category}` : node.party ? nameOf(node.party) : null;
  return [name, amount, labels.length > 0 ? null : t(`end.${node.end}`)].filter(Boolean).join('\n');
}

export function nameOf(party) {
  return party.labels.length > 0 ? party.labels[0].name : shortId(party.address, 6, 4);
}

/** The policy; what is whole under it is the base unit of the asset. */
export function policyWord(trace) {
  return trace.question.policy === 'haircut-int' ? t('policy.whole-units') : t(`policy.${trace.question.policy}`);
}

/** The same in a sentence, for the pointer and for screen readers. */
export function accountSentence(element, trace) {
  switch (element.kind) {
    case 'start': return element.movements.map(m => ofMovement(m, trace)).slice(0, 3).join(' ') + (element.movements.length > 3 ? ' …' : '');
    case 'outside': return t('outside');
    case 'account': return ofAccount(element, trace);
    case 'fold': return `${capital(element.fold.sentence)} (${t('evidence.inference')}, ${element.fold.rule}). ${t('fold.click')}`;
    case 'end': return element.movements.map(m => ofMovement(m, trace)).slice(0, 3).join(' ') + (element.movements.length > 3 ? ' …' : '');
    case 'fee': return element.movements.length > 1 ? `${plural('transfers', element.movements.length)}: ${t('then.fee')}.` : ofMovement(element.movement, trace);
    default: return ofMovement(element.movement, trace);
  }
}

function ofAccount(node, trace) {
  const named = node.party.labels.map(l => ` ${capital(l.sentence)}.`).join('');
  const { remainder } = node;
  return t('says.account', { address: node.party.address }) + named
    + (remainder ? ` ${t(`says.remainder.${trace.question.direction}`, { amount: remainder.traced.text, policy: policyWord(trace), balance: remainder.balance.text })} ${capital(remainder.end.sentence)}.` : '');
}

export function ofMovement(movement, trace) {
  const said = t('says.transfer', { amount: movement.traced.text, policy: policyWord(trace), value: movement.amount.text,
    from: movement.from ? nameOf(movement.from) : t('outside'), to: movement.to ? nameOf(movement.to) : t('nobody'),
    evidence: t(`evidence.${movement.evidence}`), id: shortOutput(movement.id) });
  return movement.fate === 'fee' ? `${said} ${t('then.fee')}.` : movement.end ? `${said} ${capital(movement.end.sentence)}.` : said;
}
