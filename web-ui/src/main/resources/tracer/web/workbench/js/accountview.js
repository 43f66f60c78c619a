import { h } from './dom.js';
import { plural, t } from './text.js';
import { askSlowly } from './api.js';
import { ACCOUNT_QUESTION } from './state.js';
import { TraceView, questionOf } from './traceview.js';
import { MovementTable } from './movementtable.js';
import { accountDrawing } from './accountmodel.js';
import { accountLabel, accountSentence, ofMovement, policyWord } from './accountlabels.js';
import { accountLegend } from './legend.js';
import { exportButton } from './export.js';
import { summaryButton } from './summary.js';
import { accountPanel, notFollowedPanel, remaindersPanel, servicesPanel } from './account.js';
import { trimmed } from './format.js';

/** What a drawing of accounts consists of; see {@link Graph}. */
const GRAMMAR = { drawing: accountDrawing, label: accountLabel, sentence: accountSentence,
  selects: node => node.fold ? node.fold.accounts[0] : node.kind === 'start' ? node.movements[0].id : node.party ? node.party.address : node.movements?.length === 1 ? node.movements[0].id : null };

/** A trace from address to address on the screen. */
export class AccountTraceView extends TraceView {
  static async ask(state, signal, tell) {
    const question = questionOf(state, ACCOUNT_QUESTION);
    return new AccountTraceView(await askSlowly('account-trace', questionOf(state, [...ACCOUNT_QUESTION, 'time']), signal, tell), question);
  }

  grammar() { return GRAMMAR; }

  kinds() { return ['transfer', 'address']; }

  legendPart() { return accountLegend(this.document); }

  tablePart() { return new MovementTable(this.document); }

  side() {
    return [accountPanel(this.document), remaindersPanel(this.document), servicesPanel(this.document), notFollowedPanel(this.document), this.notes()];
  }

  notes() {
    return h('section', { class: 'card panel notes' }, h('h2', {}, t('notes')),
      h('ul', {}, this.document.notes.map(n => h('li', {}, n)), h('li', {}, t('notes.no-indicators'))));
  }

  seedName() {
    const { seeds } = this.document.question;
    return seeds.length > 1 ? plural('transfers', seeds.length) : super.seedName();
  }

  headline() {
    const { question, balance, asset, chain } = this.document;
    return h('div', { class: 'headline' },
      h('h1', {}, `${trimmed(balance.source)} `, h('span', { class: 'policy' }, t('under', { policy: policyWord(this.document) })), `, ${t(`headline.${question.direction}`)} `,
        h('span', { class: 'id', title: question.seeds.join('\n') }, this.seedName()), ` ${t('on-chain', { chain })}`),
      asset.contract ? h('span', { class: 'chip', title: asset.contract }, t('token', { contract: asset.contract })) : null, this.partial(), this.byChance(),
      summaryButton('account-summary', ACCOUNT_QUESTION), exportButton('account-export', ACCOUNT_QUESTION));
  }

  /** Nothing yet looks for patterns between accounts. */
  async judge() {}

  seedAddress() { return null; }

  seedAccount() {
    const { from, to } = this.document.movements[0];
    return (this.document.question.direction === 'backward' ? from : to)?.address ?? null;
  }

  said(id) {
    const movement = this.document.movements.find(x => x.id === id);
    if (movement) return ofMovement(movement, this.document);
    const node = accountDrawing(this.document).nodes.find(n => n.party?.address === id);
    return node ? accountSentence(node, this.document) : null;
  }
}
