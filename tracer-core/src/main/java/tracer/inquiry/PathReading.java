package tracer.inquiry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tracer.attribution.Category;
import tracer.entity.EntityId;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;
import tracer.path.Avoided;
import tracer.path.Ends;
import tracer.path.PathRequest;
import tracer.path.Within;
import tracer.problem.BadInput;

/**
 * Reads what people put as the ends of paths.
 *
 * @param <A> addresses of the family
 */
record PathReading<A>(Function<String, A> address, Function<String, EntityId> entity) {
    private static final String ENTITY = "entity:";
    private static final String CATEGORY = "category:";

    static PathReading<Address> ofOutputs(Ports ports) {
        return new PathReading<>(
                text -> Address.of(text, ports.ledger().chain()),
                text -> new EntityLookup(ports).entity(text).id());
    }

    static PathReading<EvmAddress> ofAccounts() {
        return new PathReading<>(
                EvmAddress::of,
                text -> {
                    throw new BadInput(
                            "'%s%s': entities exist for Bitcoin only; on EVM chains name the addresses of one owner, separated by commas"
                                    .formatted(ENTITY, text));
                });
    }

    PathRequest<A> request(PathQuestion q) {
        return new PathRequest<>(
                ends(q.from()),
                ends(q.to()),
                q.wanted(),
                new Within<>(q.limits(), q.stops(), avoided(q.avoid())));
    }

    private Ends<A> ends(List<String> texts) {
        Set<A> addresses = new LinkedHashSet<>();
        Set<EntityId> entities = new TreeSet<>();
        Set<Category> categories = new TreeSet<>();
        for (String given : texts) {
            String text = given.strip();
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith(ENTITY)) {
                entities.add(entity.apply(text.substring(ENTITY.length())));
            } else if (lower.startsWith(CATEGORY)) {
                categories.add(Category.of(text.substring(CATEGORY.length())));
            } else {
                addresses.add(address.apply(text));
            }
        }
        return new Ends<>(addresses, entities, categories);
    }

    private Avoided<A> avoided(List<String> texts) {
        Set<Category> categories = new TreeSet<>();
        Set<A> addresses = new LinkedHashSet<>();
        Set<TxId> transactions = new LinkedHashSet<>();
        for (String given : texts) {
            String text = given.strip();
            Optional<TxId> transaction = transaction(text);
            if (transaction.isPresent()) {
                transactions.add(transaction.get());
            } else if (text.toLowerCase(Locale.ROOT).startsWith(CATEGORY)) {
                categories.add(Category.of(text.substring(CATEGORY.length())));
            } else if (isCategory(text)) {
                categories.add(Category.of(text));
            } else {
                addresses.add(address.apply(text));
            }
        }
        return new Avoided<>(categories, addresses, transactions);
    }

    private static Optional<TxId> transaction(String text) {
        String digits = text.regionMatches(true, 0, "0x", 0, 2) ? text.substring(2) : text;
        return digits.matches("[0-9a-fA-F]{64}")
                ? Optional.of(new TxId(Hash32.ofHex(digits)))
                : Optional.empty();
    }

    private static boolean isCategory(String text) {
        return java.util.Arrays.stream(Category.values())
                .anyMatch(c -> c.id().equalsIgnoreCase(text));
    }
}
