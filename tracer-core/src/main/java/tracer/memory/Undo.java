package tracer.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Changes maps and remembers how to take the changes back, so that a change of the ledger happens
 * whole or not at all.
 */
final class Undo {
    private final Deque<Runnable> back = new ArrayDeque<>();

    <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        back.push(before == null ? () -> map.remove(key) : () -> map.put(key, before));
    }

    <K, V> void remove(Map<K, V> map, K key) {
        V before = map.remove(key);
        if (before != null) {
            back.push(() -> map.put(key, before));
        }
    }

    /** Puts into an inner map, which is made where there is none. */
    <K, A, B> void putInto(Map<K, NavigableMap<A, B>> maps, K key, A innerKey, B value) {
        NavigableMap<A, B> inner = maps.get(key);
        if (inner == null) {
            inner = new TreeMap<>();
            put(maps, key, inner);
        }
        put(inner, innerKey, value);
    }

    /** Removes from an inner map, which goes with its last entry. */
    <K, A, B> void removeFrom(Map<K, NavigableMap<A, B>> maps, K key, A innerKey) {
        NavigableMap<A, B> inner = maps.get(key);
        if (inner != null) {
            remove(inner, innerKey);
            if (inner.isEmpty()) {
                remove(maps, key);
            }
        }
    }

    /** Takes everything back, the latest first. */
    void rollBack() {
        while (!back.isEmpty()) {
            back.pop().run();
        }
    }
}
