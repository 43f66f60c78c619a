package tracer.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountTrace;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/** Who stands behind the accounts of a trace, asked for all at once. */
final class AccountParties {
    private final Map<EvmAddress, List<Label>> labels;

    private AccountParties(Map<EvmAddress, List<Label>> labels) {
        this.labels = labels;
    }

    static AccountParties of(AccountTrace trace, Ports ports) {
        Set<EvmAddress> addresses = new TreeSet<>();
        trace.movements()
                .forEach(m -> {
                    m.transfer().from().ifPresent(addresses::add);
                    m.transfer().to().ifPresent(addresses::add);
                });
        trace.remainders().forEach(r -> addresses.add(r.of().holder()));
        return of(trace.chain(), addresses, ports);
    }

    static AccountParties of(EvmChain chain, Set<EvmAddress> addresses, Ports ports) {
        return new AccountParties(ports.labels().labelsOf(chain, addresses));
    }

    /** Whether anybody says whose it is. */
    boolean isLabelled(EvmAddress address) {
        return !labels.getOrDefault(address, List.of()).isEmpty();
    }

    /** At the time of a transfer, which sanctions may or may not have been in force at. */
    AccountParty of(EvmAddress address, Optional<Instant> at) {
        return new AccountParty(
                address.text(),
                Parties.notes(labels.getOrDefault(address, List.of()), EvidenceClass.LABEL, at));
    }
}
