package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.ledger.ScriptHash;

/** Which scripts of the answer belong to which entity, ascending by script. */
final class EntitiesForm {
    private static final TagForm FORM =
            new TagForm(BundlePath.ENTITIES, "Script", "Entity", "Members");

    private EntitiesForm() {}

    static byte[] write(List<Membership> memberships) {
        return FORM.write(
                memberships.stream()
                        .map(m ->
                                List.of(
                                        m.script().toString(),
                                        m.entity().id().toString(),
                                        Integer.toString(m.entity().members())))
                        .toList());
    }

    static List<Membership> read(byte[] bytes) {
        List<Membership> memberships = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            ScriptHash script = e.read("Script", ScriptHash::of);
            EntityId entity = new EntityId(e.read("Entity", ScriptHash::of));
            if (!memberships.isEmpty() && memberships.getLast().script().compareTo(script) >= 0) {
                throw new Difference(e.place("Script"), "scripts stand in order, each once");
            }
            memberships.add(new Membership(script, new Entity(entity, e.number("Members"))));
        }
        return memberships;
    }
}
