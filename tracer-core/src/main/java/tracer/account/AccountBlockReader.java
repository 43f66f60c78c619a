package tracer.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tracer.account.AccountTransaction.NotFollowed;
import tracer.bitcoin.WireReader;
import tracer.ledger.Asset;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** Reads what {@link AccountBlockFormat} writes; used once. */
final class AccountBlockReader {
    /** Hash, index, sender, flags, outcome, value, two counts of logs, count of transfers. */
    private static final int LEAST_TRANSACTION = Hash32.BYTES + 4 + EvmAddress.BYTES + 12;

    /** Kind, index, position, flags, amount. */
    private static final int LEAST_TRANSFER = 8;

    private static final int AMOUNT_BYTES = 32;

    private final WireReader in;
    private final EvmChain chain;

    AccountBlockReader(WireReader in, EvmChain chain) {
        this.in = in;
        this.chain = chain;
    }

    /** Where the block's transfers stand. */
    private record Here(int height, BlockHash block, Instant time) {
        AccountPlace place(int transaction, int position) {
            return new AccountPlace(height, transaction, position, block, time);
        }
    }

    AccountBlock read() {
        int at = in.position();
        int version = in.uint8();
        if (version != AccountBlockFormat.VERSION) {
            throw in.malformed(
                    at,
                    "version %d of the form of blocks; this program knows %d"
                            .formatted(version, AccountBlockFormat.VERSION));
        }
        int height = in.int32();
        BlockHash hash = BlockHash.ofBytes(in.copy(Hash32.BYTES));
        BlockHash parent = BlockHash.ofBytes(in.copy(Hash32.BYTES));
        at = in.position();
        long time = in.int64();
        Here here = new Here(height, hash, instant(at, time));
        Seen seen = new Seen(oneOf(AccountBlockFormat.CALLS), flags(1) == 1);
        List<AccountTransaction> transactions = many(LEAST_TRANSACTION, () -> transaction(here));
        List<Transfer> own =
                many(LEAST_TRANSFER + 4, () -> transfer(here, in.int32(), hash.hash()));
        return new AccountBlock(height, hash, parent, time, transactions, own, seen);
    }

    private AccountTransaction transaction(Here here) {
        TxId id = TxId.ofBytes(in.copy(Hash32.BYTES));
        int index = in.int32();
        EvmAddress from = address();
        int flags = flags(AccountBlockFormat.TO | AccountBlockFormat.CREATED);
        Optional<EvmAddress> to = addressIf(flags, AccountBlockFormat.TO);
        Optional<EvmAddress> created = addressIf(flags, AccountBlockFormat.CREATED);
        AccountTransaction.Outcome outcome = oneOf(AccountBlockFormat.OUTCOMES);
        BigInteger value = amount();
        NotFollowed notFollowed = new NotFollowed(in.int32(), in.int32());
        List<Transfer> transfers = many(LEAST_TRANSFER, () -> transfer(here, index, id.hash()));
        return new AccountTransaction(
                id, index, from, to, created, outcome, value, transfers, notFollowed);
    }

    private Transfer transfer(Here here, int transaction, Hash32 of) {
        TransferId id = id(of);
        AccountPlace place = here.place(transaction, in.int32());
        int flags =
                flags(
                        AccountBlockFormat.FROM
                                | AccountBlockFormat.RECEIVER
                                | AccountBlockFormat.TOKEN);
        Optional<EvmAddress> from = addressIf(flags, AccountBlockFormat.FROM);
        Optional<EvmAddress> to = addressIf(flags, AccountBlockFormat.RECEIVER);
        Asset asset =
                addressIf(flags, AccountBlockFormat.TOKEN)
                        .<Asset>map(Asset.Token::new)
                        .orElse(chain.nativeAsset());
        return new Transfer(id, place, from, to, asset, amount());
    }

    private TransferId id(Hash32 of) {
        int at = in.position();
        TransferKind kind = oneOf(AccountBlockFormat.KINDS);
        String index = new String(in.copy(in.length()), ISO_8859_1);
        try {
            return new TransferId(of, kind, index);
        } catch (IllegalArgumentException e) {
            throw malformed(at, "no name of a transfer: " + e.getMessage(), e);
        }
    }

    private Instant instant(int at, long seconds) {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            throw malformed(at, "%d seconds are no time".formatted(seconds), e);
        }
    }

    private BigInteger amount() {
        int at = in.position();
        int length = in.uint8();
        if (length > AMOUNT_BYTES) {
            throw in.malformed(at, "an amount of %d bytes; 32 are the most".formatted(length));
        }
        byte[] bytes = in.copy(length);
        if (length > 0 && bytes[0] == 0) {
            throw in.malformed(at, "an amount is written longer than needed");
        }
        return new BigInteger(1, bytes);
    }

    private EvmAddress address() {
        return EvmAddress.ofBytes(in.copy(EvmAddress.BYTES));
    }

    private Optional<EvmAddress> addressIf(int flags, int flag) {
        return (flags & flag) == 0 ? Optional.empty() : Optional.of(address());
    }

    private int flags(int known) {
        int at = in.position();
        int flags = in.uint8();
        if ((flags & ~known) != 0) {
            throw in.malformed(at, "unknown flags: %d".formatted(flags));
        }
        return flags;
    }

    private <T> T oneOf(List<T> codes) {
        int at = in.position();
        int code = in.uint8();
        if (code >= codes.size()) {
            throw in.malformed(
                    at, "code %d; the last one known is %d".formatted(code, codes.size() - 1));
        }
        return codes.get(code);
    }

    private <T> List<T> many(int leastBytes, Supplier<T> one) {
        int count = in.count(leastBytes);
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(one.get());
        }
        return all;
    }

    private BadInput malformed(int at, String what, RuntimeException cause) {
        BadInput problem = in.malformed(at, what);
        problem.initCause(cause);
        return problem;
    }
}
