package tracer.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tracer.flow.Direction;
import tracer.flow.Exposure;
import tracer.flow.ExposureRequest;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Seed;
import tracer.flow.TraceRequest;
import tracer.inquiry.AccountSeedQuestion;
import tracer.inquiry.Inquiry;
import tracer.problem.BadInput;

/** Follows value. */
@Command(
        name = "trace",
        description = {
            "Follow the value of outputs, or of transfers on an EVM chain, forward to where it went"
                    + " or back to where it came from.",
            "Which units are the seed's is not on the chain: it is a convention, the policy.",
        })
final class TraceCommand extends AskCommand {
    @Parameters(index = "0", paramLabel = "DIRECTION", description = "forward or back.")
    String direction = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "SEED",
            description = {
                "What to begin with: outputs TXID:N, or parts of them TXID:N=1/3 or TXID:N=0.5btc;"
                        + " a transaction TXID (its outputs; back: what it spends); an address or"
                        + " entity:ADDRESS (what it was paid); @FILE reads them from a file.",
                "On an EVM chain transfers of one asset, or parts of them: 0xHASH:value, 0xHASH:call-0,"
                        + " 0xHASH:log-17=1/3, 0xHASH:value=0.5eth; an address (what it received of one asset;"
                        + " back: what it sent); 0xHASH alone lists its transfers."
            })
    List<String> seeds = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "fifo",
            description = {
                "fifo (default), lifo, haircut, haircut-int, and forward only highest-output-first,"
                        + " dirty-first, clean-first; libr (lowest intermediate balance) on EVM chains;",
                "poison gives a set of outputs, or of transfers, without amounts.",
            })
    String policy = "fifo";

    @Option(
            names = "--unfold",
            description =
                    "Show every transaction, or transfer, of what reads as one, such as a peeling chain.")
    boolean unfold;

    @Mixin FeeOption fees = new FeeOption();
    @Mixin ChainOption chain = new ChainOption();
    @Mixin SeedOptions which = new SeedOptions();
    @Mixin LimitOptions limits = new LimitOptions();
    @Mixin GuardOptions guards = new GuardOptions();

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    ExitCode ask(Workspace workspace) {
        String first = seeds.getFirst();
        if (ChainOption.isOfAccounts(first)) {
            ChainOption.requireOfAccounts(seeds);
            fees.refuseOnAccounts();
            AccountTracing accounts =
                    new AccountTracing(workspace.inquiry(), stoppable(), chain.named(), unfold);
            AccountSeedQuestion from = which.ofAccounts(seeds, direction(direction), chain.named());
            boolean set = policy.equalsIgnoreCase(Exposure.ID);
            AccountQuestion.How how =
                    new AccountQuestion.How(
                            direction(direction),
                            set ? Policy.FIFO : Policy.of(policy),
                            limits,
                            guards.guards());
            return set ? accounts.expose(from, how) : accounts.trace(from, how);
        }
        chain.refuse(first);
        boolean poison = policy.equalsIgnoreCase(Exposure.ID);
        Direction way = direction(direction);
        Limits how = limits.limits().with(guards.guards());
        Policy rule = poison ? Policy.FIFO : Policy.of(policy);
        if (poison) {
            fees.refuse("gives amounts of fees, and poison has no amounts");
        }
        List<Seed> found = workspace.inquiry().seeds(which.question(seeds, way));
        return poison
                ? exposure(
                        workspace.inquiry(), new ExposureRequest(found, way, how, limits.stops()))
                : trace(
                        workspace.inquiry(),
                        new TraceRequest(found, way, rule, fees.rule(), how, limits.stops()));
    }

    /** For tests, too. */
    ExitCode trace(Inquiry inquiry, TraceRequest request) {
        return stoppable()
                .answer(
                        (progress, ctrlC) -> inquiry.trace(request, progress, ctrlC),
                        trace -> TraceText.of(trace, unfold));
    }

    private ExitCode exposure(Inquiry inquiry, ExposureRequest request) {
        return stoppable()
                .answer(
                        (progress, ctrlC) -> inquiry.exposure(request, progress, ctrlC),
                        ExposureText::of);
    }

    /** Asked again, the same question gives all of it. */
    private Stoppable stoppable() {
        return new Stoppable(output, spec.root().commandLine().getParseResult().originalArgs());
    }

    static Direction direction(String text) {
        return switch (text) {
            case "forward" -> Direction.FORWARD;
            case "back", "backward" -> Direction.BACKWARD;
            default ->
                    throw new BadInput(
                            "direction '%s' is neither forward nor back".formatted(text));
        };
    }
}
