package tracer.entity;

import java.util.Arrays;

/**
 * Union–find over numbers: union by size, path halving, four to eight bytes a number. Joins and
 * lookups take practically constant time (inverse Ackermann; Tarjan and van Leeuwen 1984).
 */
final class Components {
    /** The parent; in a root, minus the size. */
    private int[] parent = new int[1 << 10];

    private int count;

    /** The root of a number's component. Numbers are alone until they are joined. */
    int root(int id) {
        reserve(id);
        int i = id;
        while (parent[i] >= 0) {
            int next = parent[i];
            if (parent[next] >= 0) {
                parent[i] = parent[next];
            }
            i = next;
        }
        return i;
    }

    void join(int x, int y) {
        int a = root(x);
        int b = root(y);
        if (a == b) {
            return;
        }
        int large = parent[a] <= parent[b] ? a : b;
        int small = large == a ? b : a;
        parent[large] += parent[small];
        parent[small] = large;
    }

    /** Lets a number stand for so many, before it is joined with anything. */
    void stand(int id, int forMany) {
        reserve(id);
        parent[id] = -forMany;
    }

    /** Lets a number be one of those that another stands for. */
    void count(int id, int standing) {
        reserve(id);
        parent[id] = standing;
    }

    int size(int root) {
        return -parent[root];
    }

    private void reserve(int id) {
        if (id >= parent.length) {
            parent = Arrays.copyOf(parent, Math.max(id + 1, parent.length + parent.length / 2));
        }
        while (count <= id) {
            parent[count++] = -1;
        }
    }
}
