package tracer.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.entity.Rule;
import tracer.inquiry.EntityWithoutDocument;
import tracer.ledger.TxId;

/** What if some evidence did not count. */
@Command(
        name = "without",
        description = {
            "What an entity falls into without the evidence of a transaction or a rule. Nothing is",
            "changed; 'tracer entities rule' leaves a transaction out for good."
        })
final class EntityWithoutCommand extends AskCommand {
    @Parameters(paramLabel = "ENTITY", description = "An entity's id, or an address in it.")
    String entity = "";

    @Option(
            names = "--tx",
            paramLabel = "TXID",
            description = "Leave out the evidence of this transaction; can be given several times.")
    List<String> transactions = new ArrayList<>();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description =
                    "Leave out the evidence of this rule: co-spend, same-key, same-script, change.")
    List<String> rules = new ArrayList<>();

    @Override
    ExitCode ask(Workspace workspace) {
        EntityWithoutDocument found =
                workspace
                        .inquiry()
                        .entityWithout(
                                entity,
                                transactions.stream().map(TxId::of).toList(),
                                rules.stream().map(Rule::of).toList());
        output.print(found, () -> EntityReasonsText.of(found));
        return ExitCode.OK;
    }
}
