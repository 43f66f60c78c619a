package tracer.attribution;

import java.util.Optional;
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

    static LabelSubject of(Address address) {
        return new OnBitcoin(address);
    }

    static LabelSubject of(EvmChain chain, EvmAddress address) {
        return new OnEvm(chain, address);
    }

    /** An address on some EVM chain; the source does not say which. */
    static LabelSubject ofUnspecifiedChain(EvmAddress address) {
        return new OnUnspecifiedEvm(address);
    }

    /**
     * As it was written down by {@link #text()} and {@link #chainName()}.
     *
     * @param bitcoin the network that Bitcoin addresses are of
     */
    static LabelSubject read(String text, Optional<String> chainName, BitcoinChain bitcoin) {
        if (chainName.isEmpty()) {
            return ofUnspecifiedChain(EvmAddress.of(text));
        }
        return chainName.get().equals(bitcoin.id())
                ? of(Address.of(text, bitcoin))
                : of(EvmChain.of(chainName.get()), EvmAddress.of(text));
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

    /** An address on some EVM chain; the source does not say which. */
    record OnUnspecifiedEvm(EvmAddress address) implements LabelSubject {
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
    }
}
