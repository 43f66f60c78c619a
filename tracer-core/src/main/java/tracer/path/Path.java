package tracer.path;

import java.math.BigInteger;
import java.util.List;

/**
 * A way on which value could have travelled. It does not say how much of it did.
 *
 * @param <S> what it consists of: {@link Stop}s on outputs, {@link Hop}s between accounts
 * @param hops how many transactions or transfers
 * @param least what its smallest step carries, in base units: no more can have gone all the way
 */
public record Path<S>(List<S> steps, int hops, BigInteger least) {
    public Path {
        steps = List.copyOf(steps);
    }
}
