package tracer.flow;

import java.math.BigInteger;

/**
 * What an output could carry under FIFO or LIFO, were the inputs and outputs of the transaction
 * that pays it in any other order (the fee stays last). The order is the wallet software's choice
 * and often shuffled, so this says how much of the figure is that choice.
 *
 * @param least in base units
 * @param most in base units
 * @param isAttained whether some order gives the least and some order the most; otherwise no order
 *     goes beyond, but whether one comes so far was not tried (too many orders)
 */
public record OrderRange(BigInteger least, BigInteger most, boolean isAttained) {
    static OrderRange exactly(BigInteger amount) {
        return new OrderRange(amount, amount, true);
    }
}
