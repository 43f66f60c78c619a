package tracer.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.entity.Entity;
import tracer.flow.Direction;
import tracer.flow.Extent;
import tracer.flow.Portion;
import tracer.flow.Seed;
import tracer.flow.TraceRequest;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/**
 * Finds the outputs that a trace begins with. A transaction stands for all its outputs forward and
 * for all outputs that it spends backward; an address or entity for what it was paid. That the
 * scripts of an entity have one owner is an inference, and so is a trace that begins with them.
 * Time grows with the payments to what is named.
 */
final class Seeding {
    private static final String ENTITY = "entity:";
    private static final int ID_LENGTH = 64;
    private static final int PAGE = 10_000;

    private final Ports ports;
    private final SeedQuestion question;
    private final Extent extent;
    private final List<Seed> seeds = new ArrayList<>();

    private Seeding(Ports ports, SeedQuestion question) {
        this.ports = ports;
        this.question = question;
        this.extent = Extent.of(ports.ledger());
    }

    /**
     * @throws BadInput if a name is none, or what is chosen cannot be
     * @throws NotFound if something named does not exist, or nothing of it is left to choose
     * @throws DataGap if nobody can tell
     * @throws LimitExceeded if they are more than a trace begins with
     */
    static List<Seed> of(Ports ports, SeedQuestion question) {
        Seeding seeding = new Seeding(ports, question);
        boolean choosable = question.names().stream().anyMatch(Seeding::isPaidOften);
        if (question.isChoosing() && !choosable) {
            throw new BadInput(
                    "which outputs of an address or entity to begin with can be chosen only where one is named");
        }
        seeding.requireStored();
        question.names().forEach(seeding::find);
        if (seeding.seeds.size() > 1
                && question.portion().orElse(Portion.WHOLE) instanceof Portion.Units) {
            throw new BadInput(
                    "an amount is of one output, and these are %d: write it with each, TXID:N=0.5btc, or give a share"
                            .formatted(seeding.seeds.size()));
        }
        return List.copyOf(seeding.seeds);
    }

    private static boolean isPaidOften(String name) {
        return name.startsWith(ENTITY) || !name.contains(":") && name.length() != ID_LENGTH;
    }

    private void requireStored() {
        int tip = extent.tip().height();
        if (question.within().fromHeight().orElse(0) > tip) {
            throw new DataGap(
                    "seeds paid from height %d on: what is stored ends at block %d"
                            .formatted(question.within().fromHeight().getAsInt(), tip));
        }
    }

    private void find(String name) {
        if (name.startsWith(ENTITY)) {
            ofEntity(name.substring(ENTITY.length()));
        } else if (name.contains(":")) {
            Seed seed = Seed.of(name);
            add(seed.isWhole() ? portioned(seed.output()) : seed);
        } else if (name.length() == ID_LENGTH) {
            ofTransaction(TxId.of(name));
        } else {
            ofAddress(address(name));
        }
    }

    private Address address(String name) {
        try {
            return Address.of(name, ports.ledger().chain());
        } catch (BadInput e) {
            throw new BadInput(
                    "%s; a seed is an output txid:index, a transaction's id, an address, or entity: and an address"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private Seed portioned(OutPoint output) {
        return new Seed(output, question.portion().orElse(Portion.WHOLE));
    }

    private void add(Seed seed) {
        if (seeds.size() == TraceRequest.MOST_SEEDS) {
            throw new LimitExceeded(
                    "these are more than the %d outputs that a trace begins with: narrow them by the height at which they were paid, or to the unspent ones"
                            .formatted(TraceRequest.MOST_SEEDS));
        }
        seeds.add(seed);
    }

    private void ofTransaction(TxId id) {
        PlacedTransaction found =
                Optional.ofNullable(ports.ledger().transactions(Set.of(id)).get(id))
                        .filter(extent::reaches)
                        .orElseThrow(() -> extent.absent("transaction " + id));
        if (question.direction() == Direction.FORWARD) {
            for (int i = 0; i < found.transaction().outputs().size(); i++) {
                add(portioned(found.transaction().outPoint(i)));
            }
        } else if (found.transaction().isCoinbase()) {
            throw new BadInput(
                    "transaction %s is a coinbase: it spends nothing, its value was new in block %d"
                            .formatted(id, found.place().height()));
        } else {
            found.spent().forEach(o -> add(portioned(o)));
        }
    }

    private void ofAddress(Address address) {
        List<Script> scripts = ports.history().scripts(address);
        chosen("address " + address, scripts.stream().map(Script::hash).toList());
    }

    private void ofEntity(String name) {
        EntityLookup lookup = new EntityLookup(ports);
        lookup.computed();
        Entity entity = lookup.entity(name);
        if (entity.members() > TraceRequest.MOST_SEEDS) {
            throw new LimitExceeded(
                    "entity %s has %d scripts, more than the %d outputs that a trace begins with: begin with addresses of it"
                            .formatted(entity.id(), entity.members(), TraceRequest.MOST_SEEDS));
        }
        chosen(
                "entity " + entity.id(),
                ports.entities().members(entity.id(), Optional.empty(), entity.members()));
    }

    private void chosen(String whose, Collection<ScriptHash> scripts) {
        int before = seeds.size();
        long payments = 0;
        for (ScriptHash script : scripts) {
            payments += paid(script);
        }
        if (payments == 0) {
            throw extent.absent("a payment to " + whose);
        }
        if (seeds.size() == before) {
            throw new NotFound(
                    "of the %d outputs paid to %s none %s%s"
                            .formatted(
                                    payments,
                                    whose,
                                    question.unspent()
                                            ? "is unspent and paid there: "
                                            : "was paid there: ",
                                    question.within().inWords()));
        }
    }

    /** Adds what is chosen of the payments to a script. Returns how many there are in all. */
    private long paid(ScriptHash script) {
        Optional<OutPoint> after = Optional.empty();
        while (true) {
            Page page = ports.history().history(script, after, PAGE);
            for (Payment p : page.payments()) {
                boolean wanted =
                        question.within().contains(p.place().height(), p.place().claimedTime());
                boolean open = p.spentBy().isEmpty() || !question.unspent();
                if (wanted && open && p.place().height() <= extent.tip().height()) {
                    add(portioned(p.output()));
                }
            }
            if (!page.hasMore()) {
                return page.total();
            }
            after = Optional.of(page.payments().getLast().output());
        }
    }
}
