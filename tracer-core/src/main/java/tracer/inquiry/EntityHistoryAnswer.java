package tracer.inquiry;

import java.util.List;
import tracer.entity.Entity;
import tracer.entity.EntityHistory;
import tracer.inquiry.EntityHistoryDocument.Joining;
import tracer.inquiry.EntityHistoryDocument.Part;

/** Answers: what became one here since a height? */
final class EntityHistoryAnswer {
    private static final int JOININGS = 500;
    private static final int PARTS = 20;

    private final Ports ports;
    private final EntityLookup lookup;

    EntityHistoryAnswer(Ports ports) {
        this.ports = ports;
        this.lookup = new EntityLookup(ports);
    }

    EntityHistoryDocument answer(String idOrAddress, int since) {
        Stamp stamp = Stamp.of(lookup.computed().at());
        Entity entity = lookup.entity(idOrAddress);
        List<EntityHistory.Joining> all =
                EntityHistory.since(since, ports.entities(), entity).joinings();
        long sudden = all.stream().filter(EntityHistory.Joining::isSudden).count();
        long entities = all.stream().filter(EntityHistory.Joining::joinsEntities).count();
        return new EntityHistoryDocument(
                "tracer.entity-history/1",
                stamp.height(),
                stamp.hash(),
                all.size() > JOININGS,
                entity.id().toString(),
                entity.members(),
                since,
                all.stream().limit(JOININGS).map(EntityHistoryAnswer::joining).toList(),
                lookup.computed().by().toString(),
                "After block %d it grew %d times; %d times entities that had been apart became one; %d times one transaction at least doubled it by %d scripts or more."
                        .formatted(since, all.size(), entities, sudden, EntityHistory.SUDDEN));
    }

    private static Joining joining(EntityHistory.Joining j) {
        return new Joining(
                j.height(),
                j.transaction().toString(),
                j.joinsEntities(),
                j.isSudden(),
                j.parts().stream().limit(PARTS).map(EntityHistoryAnswer::part).toList(),
                part(j.after()));
    }

    private static Part part(Entity e) {
        return new Part(e.id().toString(), e.members());
    }
}
