package tracer.attribution;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/** What a label is about. */
public sealed interface LabelSubject {
    /** What it is found by. */
    SubjectKey key();

    /** The address as people write it. */
    String text();

    /** Name of its chain; empty where the source does not say which of the EVM chains it means. */
    Optional<String> chainName();

    /**
     * The chain's name; where the source does not say which, the candidates, {@code
     * one-of:ethereum,bsc}, or nothing.
     */
    default String scope() {
        return chainName().orElse("");
    }

    static LabelSubject of(Address address) {
        return new OnBitcoin(address);
    }

    static LabelSubject of(EvmChain chain, EvmAddress address) {
        return new OnEvm(chain, address);
    }

    /** An address on some EVM chain; the source does not say which. */
    static LabelSubject ofUnspecifiedChain(EvmAddress address) {
        return new OnUnspecifiedEvm(address, List.of());
    }

    /**
     * As above; what the source says of it, such as a token's name, goes with these chains. They
     * are where to look and no proof that it is one of them.
     */
    static LabelSubject ofUnspecifiedChain(EvmAddress address, List<EvmChain> candidates) {
        return new OnUnspecifiedEvm(address, candidates);
    }

    /**
     * As it was written down by {@link #text()} and {@link #scope()}.
     *
     * @param bitcoin the network that Bitcoin addresses are of
     */
    static LabelSubject read(String text, String scope, BitcoinChain bitcoin) {
        if (scope.isEmpty()) {
            return ofUnspecifiedChain(EvmAddress.of(text));
        }
        if (scope.startsWith(OnUnspecifiedEvm.ONE_OF)) {
            return ofUnspecifiedChain(
                    EvmAddress.of(text),
                    Stream.of(scope.substring(OnUnspecifiedEvm.ONE_OF.length()).split(","))
                            .map(EvmChain::of)
                            .toList());
        }
        return scope.equals(bitcoin.id())
                ? of(Address.of(text, bitcoin))
                : of(EvmChain.of(scope), EvmAddress.of(text));
    }

    /** A Bitcoin address. */
    record OnBitcoin(Address address) implements LabelSubject {
        @Override
        public SubjectKey key() {
            return SubjectKey.of(address.script().hash());
        }

        @Override
        public String text() {
            return address.text();
        }

        @Override
        public Optional<String> chainName() {
            return Optional.of(address.chain().id());
        }
    }

    /** An address on one EVM chain. The same bytes on another may be somebody else's. */
    record OnEvm(EvmChain chain, EvmAddress address) implements LabelSubject {
        @Override
        public SubjectKey key() {
            return SubjectKey.of(address);
        }

        @Override
        public String text() {
            return address.text();
        }

        @Override
        public Optional<String> chainName() {
            return Optional.of(chain.id());
        }
    }

    /**
     * An address on some EVM chain; the source does not say which.
     *
     * @param candidates chains that what the source says goes with; empty if it says nothing
     */
    record OnUnspecifiedEvm(EvmAddress address, List<EvmChain> candidates) implements LabelSubject {
        private static final String ONE_OF = "one-of:";

        public OnUnspecifiedEvm {
            candidates = List.copyOf(candidates);
        }

        @Override
        public SubjectKey key() {
            return SubjectKey.of(address);
        }

        @Override
        public String text() {
            return address.text();
        }

        @Override
        public Optional<String> chainName() {
            return Optional.empty();
        }

        @Override
        public String scope() {
            return candidates.isEmpty()
                    ? ""
                    : candidates.stream()
                            .map(EvmChain::id)
                            .collect(Collectors.joining(",", ONE_OF, ""));
        }
    }
}
