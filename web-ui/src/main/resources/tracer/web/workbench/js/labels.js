import { t, plural } from './text.js';
import { trimmed, day, shortId, shortName, shortOutput } from './format.js';

/** What stands at a node or line: never a bare hash, always with amount or date. */
export function label(element, trace, places) {
  switch (element.kind) {
    case 'transaction':
      return `${day(element.transaction.block.stamped)}\n${shortId(element.transaction.txid)}`;
    case 'seed':
      return `${t('seed')}\n${shortName(element.holding.party)}\n${trimmed(element.holding.traced)}`;
    case 'address':
      return `${shortName(element.holding.party)}\n${trimmed(element.holding.traced)}`;
    case 'end':
      return element.reward ? rewardLabel(element.reward) : endLabel(element);
    case 'reward':
      return t(`reward.${element.reward.kind}`);
    case 'group':
      return `+${element.holdings.length} ${t(`end.${element.end}`)}\n${t('group.open')}`;
    case 'fold':
      return `${plural(`fold.${element.fold.kind}`, element.fold.transactions.length)}\n${trimmed(element.fold.tracedIn)}\n${t('group.open')}`;
    case 'payment':
      return places.get(element.source).lane === places.get(element.target).lane && isBetween(element)
        ? trimmed(element.holding.traced).replace(' BTC', '') : '';
    default:
      return '';
  }
}

function rewardLabel(reward) {
  return `${t(`reward.${reward.kind}`)}\n${trimmed(reward.traced)}\n${t(`end.${reward.end.kind}`)}`;
}

function isBetween(line) {
  return line.holding.through !== null && line.holding.hop > 0;
}

function endLabel({ holding, end, inferred }) {
  const amount = trimmed(holding.traced);
  if (end !== 'service') return `${shortName(holding.party)}\n${amount}\n${t(`end.${end}`)}`;
  const [first] = holding.end.labels;
  return inferred ? `${first.name}\n${first.category}, ${t('inferred')}` : `${first.name}\n${amount}\n${first.category}`;
}

/** The same in a sentence, for the pointer and for screen readers. */
export function sentence(element, trace) {
  const policy = t(`policy.${trace.question.policy}`);
  switch (element.kind) {
    case 'transaction':
      return t('says.transaction', { id: shortId(element.transaction.txid, 8), height: element.transaction.block.height,
        time: element.transaction.block.stamped, amount: trimmed(element.transaction.tracedIn), policy });
    case 'group':
      return plural('says.group', element.holdings.length, { kind: t(`end.${element.end}`) });
    case 'fold':
      return `${capital(element.fold.sentence)} (${t('evidence.inference')}, ${element.fold.rule}). ${t('fold.click')}`;
    case 'aggregate':
      return plural('says.aggregate', element.holdings.length);
    case 'reward':
      return ofReward(element.reward, policy);
    case 'inference':
      return t('says.inference', { sentence: element.holding.end.sentence });
    default:
      return element.reward ? ofReward(element.reward, policy) : ofHolding(element.holding, policy);
  }
}

function ofReward(reward, policy) {
  const said = t('says.reward', { part: t(`reward.${reward.kind}`), id: shortId(reward.txid, 8), amount: trimmed(reward.traced), policy });
  return reward.end ? `${said} ${capital(reward.end.sentence)}.` : said;
}

export function ofHolding(holding, policy) {
  const payment = t('says.payment', { amount: trimmed(holding.traced), policy, value: trimmed(holding.value),
    name: holding.party.labels.length > 0 ? holding.party.labels[0].name : holding.party.address ?? holding.party.scriptClass,
    evidence: t(`evidence.${holding.evidence}`), output: shortOutput(holding.output) });
  const marks = holding.party.labels.filter(l => l.category === 'sanctioned').map(l => ` ${l.sentence}.`).join('');
  return (holding.end ? `${payment} ${capital(holding.end.sentence)}.` : payment) + marks;
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
