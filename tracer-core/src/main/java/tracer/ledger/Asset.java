package tracer.ledger;

/** What is counted. Amounts are whole numbers of base units. */
public sealed interface Asset {
    /**
     * Stable name, unique among the assets of its chain: {@code native} or the token's contract.
     */
    String id();

    /**
     * The asset that fees of a chain are paid in.
     *
     * @param chain name of its chain
     * @param symbol such as {@code BTC}; for display only
     * @param decimals digits between the base unit and the unit that people say; for display only
     */
    record Native(String chain, String symbol, int decimals) implements Asset {
        @Override
        public String id() {
            return NATIVE;
        }

        @Override
        public String toString() {
            return symbol;
        }
    }

    /**
     * A token: keyed by its contract. Symbols are no identities, anybody can deploy a contract that
     * calls itself USDT.
     */
    record Token(EvmAddress contract) implements Asset {
        @Override
        public String id() {
            return contract.key();
        }

        @Override
        public String toString() {
            return "token " + contract;
        }
    }

    /** Id of every chain's native asset. */
    String NATIVE = "native";
}
