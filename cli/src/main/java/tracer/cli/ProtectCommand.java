package tracer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tracer.problem.NotFound;
import tracer.protection.ProtectionStatement;
import tracer.protection.ProtectionStatement.Act;

/** Whose addresses no export holds unless the user says so. */
@Command(
        name = "protect",
        description = {
            "Mark addresses of victims as protected: no export holds them unless --confidential is given.",
            "Who pays an address labelled 'advertising' directly is protected without a mark.",
        },
        subcommands = {
            ProtectCommand.Add.class,
            ProtectCommand.Remove.class,
            ProtectCommand.ListAll.class
        })
final class ProtectCommand implements Runnable {
    private static final int PAGE = 1_000;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** A statement about an address. */
    record StatementRow(String address, String act, String by, String at, String why) {
        static StatementRow of(ProtectionStatement s) {
            return new StatementRow(
                    s.subject().text(), s.act().id(), s.by(), s.at().toString(), s.why());
        }
    }

    /**
     * What holds for one address.
     *
     * @param rule in words, if the rule protects it
     * @param statements all that was ever said of it, the last one holds
     */
    record AddressAnswer(
            String schema,
            String address,
            boolean isProtected,
            Optional<String> rule,
            List<StatementRow> statements) {}

    /** All marks, and how many the rule protects. */
    record ListAnswer(String schema, long byRule, List<StatementRow> marks) {}

    /** What is the same for both acts. */
    abstract static class Stating extends AskCommand {
        @Parameters(
                paramLabel = "ADDRESS",
                description =
                        "Of Bitcoin, or 0x… of EVM chains, where a mark holds on all of them.")
        String address = "";

        @Mixin StatedBy by = new StatedBy();

        abstract Act act();

        @Override
        ExitCode ask(Workspace workspace) {
            ProtectedAddress stated = ProtectedAddress.of(workspace, address);
            requireChange(stated);
            workspace
                    .protections()
                    .add(
                            new ProtectionStatement(
                                    stated.subject(), act(), by.by(), by.at(), by.why()));
            AddressAnswer answer = answer(stated);
            output.print(answer, () -> text(answer));
            return ExitCode.OK;
        }

        /** Refuses to take back what was never said. */
        void requireChange(ProtectedAddress stated) {}
    }

    /** Marks an address. */
    @Command(name = "add", description = "Mark an address as protected.")
    static final class Add extends Stating {
        @Override
        Act act() {
            return Act.PROTECT;
        }
    }

    /** Takes a mark back. */
    @Command(name = "remove", description = "Take a mark back; that it was there stays on record.")
    static final class Remove extends Stating {
        @Override
        Act act() {
            return Act.WITHDRAW;
        }

        @Override
        void requireChange(ProtectedAddress stated) {
            List<ProtectionStatement> said = stated.statements();
            if (said.isEmpty() || !said.getLast().protects()) {
                throw new NotFound(
                        "%s carries no mark%s"
                                .formatted(
                                        stated.subject().text(),
                                        stated.rule()
                                                .map(r ->
                                                        "; it is protected by rule, which no command takes back: "
                                                                + r)
                                                .orElse("")));
            }
        }
    }

    /** What is protected. */
    @Command(
            name = "list",
            description = "List all marks, or tell whether and why one address is protected.")
    static final class ListAll extends AskCommand {
        @Parameters(arity = "0..1", paramLabel = "ADDRESS", description = "Only this address.")
        @Nullable String address;

        @Override
        ExitCode ask(Workspace workspace) {
            if (address != null) {
                AddressAnswer answer = answer(ProtectedAddress.of(workspace, address));
                output.print(answer, () -> text(answer));
                return ExitCode.OK;
            }
            ListAnswer answer =
                    new ListAnswer(
                            "tracer.protected/1",
                            workspace.inquiry().ports().protection().countByRule(),
                            marks(workspace));
            output.print(answer, () -> text(answer));
            return ExitCode.OK;
        }

        private static List<StatementRow> marks(Workspace workspace) {
            List<StatementRow> rows = new ArrayList<>();
            List<ProtectionStatement> page =
                    workspace.protections().inForce(Optional.empty(), PAGE);
            while (!page.isEmpty()) {
                page.forEach(s -> rows.add(StatementRow.of(s)));
                page =
                        workspace
                                .protections()
                                .inForce(Optional.of(page.getLast().subject().text()), PAGE);
            }
            return rows;
        }
    }

    private static AddressAnswer answer(ProtectedAddress address) {
        List<ProtectionStatement> said = address.statements();
        Optional<String> rule = address.rule();
        return new AddressAnswer(
                "tracer.protected-address/1",
                address.subject().text(),
                rule.isPresent() || (!said.isEmpty() && said.getLast().protects()),
                rule,
                said.stream().map(StatementRow::of).toList());
    }

    private static String text(AddressAnswer a) {
        StringBuilder out = new StringBuilder();
        out.append(
                "%s is %s%n"
                        .formatted(a.address(), a.isProtected() ? "protected" : "not protected"));
        a.rule().ifPresent(r -> out.append("by rule: %s%n".formatted(r)));
        return out.append(a.statements().isEmpty() ? "" : table(a.statements()).toString())
                .toString();
    }

    private static String text(ListAnswer a) {
        return (a.marks().isEmpty()
                        ? "No address is marked." + Words.NL
                        : table(a.marks()).toString())
                + "%d scripts of Bitcoin are protected by rule: they paid an address labelled advertising; whether one of an EVM chain is, 'tracer protect list ADDRESS' tells%n"
                        .formatted(a.byRule());
    }

    private static Table table(List<StatementRow> rows) {
        Table table = new Table("address", "act", "by", "at", "why");
        rows.forEach(r -> table.row(r.address(), r.act(), r.by(), r.at(), r.why()));
        return table;
    }
}
