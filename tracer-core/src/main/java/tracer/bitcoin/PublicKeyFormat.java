package tracer.bitcoin;

import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;

/** Public keys of secp256k1 between their short form (SEC 1: 33 bytes) and their long form (65). */
public final class PublicKeyFormat {
    public static final int SHORT_BYTES = 33;
    public static final int LONG_BYTES = 65;

    private static final ECCurve CURVE = curve();

    private PublicKeyFormat() {}

    /** As below, of either form; none if it has neither's length. */
    public static Optional<byte[]> longFormOfAny(byte[] key) {
        return switch (key.length) {
            case SHORT_BYTES -> longForm(key);
            case LONG_BYTES -> decoded(key);
            default -> Optional.empty();
        };
    }

    /**
     * The long form: both coordinates written out; none if the bytes name no point of the curve.
     */
    public static Optional<byte[]> longForm(byte[] shortForm) {
        if (shortForm.length != SHORT_BYTES) {
            throw new IllegalArgumentException(
                    "a short key has %d bytes, not %d".formatted(SHORT_BYTES, shortForm.length));
        }
        return decoded(shortForm);
    }

    private static Optional<byte[]> decoded(byte[] key) {
        try {
            return Optional.of(CURVE.decodePoint(key).getEncoded(false));
        } catch (IllegalArgumentException offTheCurve) {
            return Optional.empty();
        }
    }

    private static ECCurve curve() {
        X9ECParameters secp256k1 = CustomNamedCurves.getByName("secp256k1");
        return secp256k1.getCurve();
    }
}
