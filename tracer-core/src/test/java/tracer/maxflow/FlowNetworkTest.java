package tracer.maxflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowNetworkTest {
    private static final int GRAPHS = 10_000;
    private static final int MOST_NODES = 8;

    private final FlowNetwork network = new FlowNetwork();

    @Test
    void joinsTheTwoWaysOfADiamond() {
        List<Integer> n = nodes(4);
        edge(n.get(0), n.get(1), 5);
        edge(n.get(0), n.get(2), 9);
        edge(n.get(1), n.get(3), 7);
        edge(n.get(2), n.get(3), 3);
        assertThat(network.maximum(0, 3))
                .isEqualTo(new MaximumFlow(BigInteger.valueOf(8), List.of(0, 3)));
    }

    /** Ford and Fulkerson's bottleneck, on 5, 3, 9 in a row. */
    @Test
    void aChainCarriesItsNarrowestEdge() {
        List<Integer> n = nodes(4);
        edge(n.get(0), n.get(1), 5);
        edge(n.get(1), n.get(2), 3);
        edge(n.get(2), n.get(3), 9);
        assertThat(network.maximum(0, 3))
                .isEqualTo(new MaximumFlow(BigInteger.valueOf(3), List.of(1)));
    }

    /** The way across must be taken back: the greedy first way blocks both others. */
    @Test
    void takesFlowBackWhereItStandsInTheWay() {
        List<Integer> n = nodes(4);
        edge(n.get(0), n.get(1), 1);
        edge(n.get(1), n.get(2), 1);
        edge(n.get(2), n.get(3), 1);
        edge(n.get(0), n.get(2), 1);
        edge(n.get(1), n.get(3), 1);
        assertThat(network.maximum(0, 3).value()).isEqualTo(2);
    }

    @Test
    void addsEdgesBetweenTheSameNodesUp() {
        nodes(2);
        edge(0, 1, 4);
        edge(0, 1, 6);
        edge(1, 0, 100);
        assertThat(network.maximum(0, 1)).isEqualTo(new MaximumFlow(BigInteger.TEN, List.of(0, 1)));
    }

    @Test
    void nothingFlowsWhereNoWayLeads() {
        nodes(3);
        edge(0, 1, 4);
        edge(2, 1, 4);
        assertThat(network.maximum(0, 2)).isEqualTo(new MaximumFlow(BigInteger.ZERO, List.of()));
    }

    /** 2^256 − 1 and more: no digit is lost. */
    @Test
    void carriesTheLargestAmountsOfTokens() {
        nodes(3);
        BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        network.edge(0, 1, most);
        network.edge(0, 1, most);
        network.unbounded(1, 2);
        assertThat(network.maximum(0, 2))
                .isEqualTo(new MaximumFlow(most.shiftLeft(1), List.of(0, 1)));
    }

    @Test
    void refusesWhatHasNoMaximum() {
        nodes(3);
        network.unbounded(0, 1);
        network.unbounded(1, 2);
        assertThatThrownBy(() -> network.maximum(0, 2)).hasMessageContaining("anything can flow");
        assertThatThrownBy(() -> network.maximum(1, 1)).hasMessageContaining("no two nodes");
        assertThatThrownBy(() -> network.edge(0, 3, BigInteger.ONE))
                .hasMessageContaining("no such");
        assertThatThrownBy(() -> edge(0, 1, -1)).hasMessageContaining("below zero");
    }

    /** A way of a hundred thousand edges overflows no stack. */
    @Test
    void followsAVeryLongWay() {
        int n = 100_000;
        nodes(n);
        for (int i = 0; i + 1 < n; i++) {
            edge(i, i + 1, i == n / 2 ? 7 : 9);
        }
        assertThat(network.maximum(0, n - 1))
                .isEqualTo(new MaximumFlow(BigInteger.valueOf(7), List.of(n / 2)));
    }

    /**
     * The value of the smallest of all cuts, found by trying every set of nodes; long capacities
     * and, by the same factor, those of any length.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    void isTheSmallestOfAllCuts(int shift) {
        for (long seed = 0; seed < GRAPHS; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(MOST_NODES - 1);
            List<int[]> edges = new ArrayList<>();
            FlowNetwork graph = new FlowNetwork();
            for (int i = 0; i < n; i++) {
                graph.node();
            }
            for (int i = random.nextInt(3 * n); i > 0; i--) {
                int[] e = {random.nextInt(n), random.nextInt(n), random.nextInt(12)};
                edges.add(e);
                graph.edge(e[0], e[1], BigInteger.valueOf(e[2]).shiftLeft(shift));
            }
            MaximumFlow found = graph.maximum(0, n - 1);
            assertThat(found.value())
                    .as("seed %d", seed)
                    .isEqualTo(BigInteger.valueOf(smallestCut(n, edges)).shiftLeft(shift));
            assertThat(sum(edges, found.cut()))
                    .as("cut, seed %d", seed)
                    .isEqualTo(found.value().shiftRight(shift).intValueExact());
            assertThat(isCutOff(n, edges, found.cut())).as("cut, seed %d", seed).isTrue();
        }
    }

    private static int smallestCut(int n, List<int[]> edges) {
        int smallest = Integer.MAX_VALUE;
        for (int set = 0; set < 1 << n; set++) {
            if ((set & 1) == 1 && (set >> (n - 1) & 1) == 0) {
                int across = 0;
                for (int[] e : edges) {
                    if ((set >> e[0] & 1) == 1 && (set >> e[1] & 1) == 0) {
                        across += e[2];
                    }
                }
                smallest = Math.min(smallest, across);
            }
        }
        return smallest;
    }

    private static int sum(List<int[]> edges, List<Integer> of) {
        return of.stream().mapToInt(e -> edges.get(e)[2]).sum();
    }

    private static boolean isCutOff(int n, List<int[]> edges, List<Integer> without) {
        boolean[] reached = new boolean[n];
        reached[0] = true;
        for (int round = 0; round < n; round++) {
            for (int e = 0; e < edges.size(); e++) {
                int[] edge = edges.get(e);
                if (reached[edge[0]] && edge[2] > 0 && !without.contains(e)) {
                    reached[edge[1]] = true;
                }
            }
        }
        return !reached[n - 1];
    }

    private List<Integer> nodes(int n) {
        List<Integer> nodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            nodes.add(network.node());
        }
        return nodes;
    }

    private void edge(int from, int to, long capacity) {
        network.edge(from, to, BigInteger.valueOf(capacity));
    }
}
