package tracer.ingest.coinjoin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tracer.ledger.BlockHash;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * A line of Dumplings' form: {@code txid:::block:::position:::time:::inputs:::outputs}; inputs are
 * {@code txid-index-satoshis+script+type}, outputs {@code satoshis+script+type}, set off by {@code
 * }{}. The type's name is not read, the script says it.
 */
final class ScannedLine {
    private static final Pattern FIELD = Pattern.compile(":::", Pattern.LITERAL);
    private static final Pattern PART = Pattern.compile("}{", Pattern.LITERAL);
    private static final Pattern PLUS = Pattern.compile("+", Pattern.LITERAL);
    private static final Pattern DASH = Pattern.compile("-", Pattern.LITERAL);
    private static final int FIELDS = 6;
    private static final int PIECES = 3;

    /** More digits are no 64-bit number for certain. */
    private static final int MOST_DIGITS = 18;

    private ScannedLine() {}

    /** What is wrong with a line, in the same words for all lines with the same fault. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * @throws Refused if it is no such line, or says something impossible
     */
    static ScannedSpend parse(String line) {
        String[] fields = FIELD.split(line, -1);
        if (fields.length != FIELDS) {
            throw new Refused("not six fields");
        }
        List<OutPoint> spent = new ArrayList<>();
        List<Output> inputs = new ArrayList<>();
        for (String input : PART.split(fields[4], -1)) {
            String[] pieces = DASH.split(input, PIECES);
            if (pieces.length != PIECES) {
                throw new Refused("an input that is not txid-index-value+script+type");
            }
            spent.add(new OutPoint(txId(pieces[0]), whole(pieces[1], "an input's index")));
            inputs.add(output(pieces[2], "an input"));
        }
        List<Output> outputs = new ArrayList<>();
        for (String output : PART.split(fields[5], -1)) {
            outputs.add(output(output, "an output"));
        }
        if (sum(outputs) > sum(inputs)) {
            throw new Refused("outputs above the inputs");
        }
        return new ScannedSpend(
                txId(fields[0]),
                block(fields[1]),
                whole(fields[2], "the position"),
                Instant.ofEpochSecond(number(fields[3], "the time")),
                spent,
                inputs,
                outputs);
    }

    private static Output output(String text, String what) {
        String[] pieces = PLUS.split(text, -1);
        if (pieces.length != PIECES) {
            throw new Refused(what + " that is not value+script+type");
        }
        long sats = number(pieces[0], what + "'s value");
        if (sats > Sats.MAX) {
            throw new Refused(what + "'s value is above 21 million bitcoin");
        }
        try {
            return new Output(Sats.of(sats), Script.ofHex(pieces[1]));
        } catch (IllegalArgumentException e) {
            throw new Refused(what + "'s script is not hexadecimal");
        }
    }

    private static TxId txId(String text) {
        try {
            return TxId.of(text);
        } catch (BadInput e) {
            throw new Refused("a transaction id that is not 64 hexadecimal digits");
        }
    }

    private static BlockHash block(String text) {
        try {
            return BlockHash.of(text);
        } catch (BadInput e) {
            throw new Refused("a block hash that is not 64 hexadecimal digits");
        }
    }

    private static long number(String text, String what) {
        if (text.isEmpty()
                || text.length() > MOST_DIGITS
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refused(what + " is not a whole number");
        }
        return Long.parseLong(text);
    }

    private static int whole(String text, String what) {
        long number = number(text, what);
        if (number > Integer.MAX_VALUE) {
            throw new Refused(what + " is too great");
        }
        return (int) number;
    }

    private static long sum(List<Output> outputs) {
        long sum = 0;
        for (Output o : outputs) {
            // Some hundred thousand of 21 million bitcoin at most: far from overflow.
            sum = Math.addExact(sum, o.value().value());
        }
        return sum;
    }
}
