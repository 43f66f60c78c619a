package tracer.entity;

/**
 * Scripts believed to have one owner: at least two, joined by {@link Evidence}. A lower bound; the
 * owner may hold more.
 *
 * @param members how many
 */
public record Entity(EntityId id, int members) {}
