package tracer.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.flow.Seed;
import tracer.flow.TraceRequest;

/** Which way and by which convention a trace goes, how far, and where it stops. */
final class FollowOptions {
    @Option(
            names = "--direction",
            paramLabel = "DIRECTION",
            defaultValue = "forward",
            description = "forward (default) or back.")
    String direction = "forward";

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "fifo",
            description = "fifo (default), or another that 'trace --policy' knows.")
    String policy = "fifo";

    @Mixin FeeOption fees = new FeeOption();
    @Mixin LimitOptions limits = new LimitOptions();
    @Mixin GuardOptions guards = new GuardOptions();

    /** The way; whatever else can be refused without a store is refused. */
    Direction direction() {
        fees.rule();
        return how().direction();
    }

    /** For a question about a transfer. */
    AccountQuestion.How ofAccounts() {
        fees.refuseOnAccounts();
        return how();
    }

    private AccountQuestion.How how() {
        return new AccountQuestion.How(
                TraceCommand.direction(direction), Policy.of(policy), limits, guards.guards());
    }

    /** The trace of outputs. */
    TraceRequest from(List<Seed> seeds) {
        AccountQuestion.How how = how();
        return new TraceRequest(
                seeds,
                how.direction(),
                how.policy(),
                fees.rule(),
                limits.limits().with(how.guards()),
                limits.stops());
    }
}
