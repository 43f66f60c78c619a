package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.Arrays;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tracer.ingest.json.JsonValue;

/** Values of a node's answers as RLP has them (yellow paper, appendix B). */
final class Rlp {
    static final RlpType EMPTY = RlpString.create(new byte[0]);

    private Rlp() {}

    static RlpType data(JsonValue v) {
        return RlpString.create(Hex.data(v));
    }

    static RlpType quantity(JsonValue v) {
        return quantity(Hex.quantity(v));
    }

    /** Not RlpString.create(BigInteger): a zero is an empty string, leading zeros are none. */
    static RlpType quantity(BigInteger n) {
        byte[] magnitude = n.toByteArray();
        int first = 0;
        while (first < magnitude.length && magnitude[first] == 0) {
            first++;
        }
        return RlpString.create(Arrays.copyOfRange(magnitude, first, magnitude.length));
    }
}
