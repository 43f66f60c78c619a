package tracer.pattern;

import tracer.attribution.Category;

/** Whether a listing was in force when value moved. Labels say no dates: nobody can tell. */
final class SanctionDates {
    private SanctionDates() {}

    static String sentence(Category category) {
        return category == Category.SANCTIONED
                ? "; date unknown: the label does not say when the listing began or ended, so"
                        + " whether it was in force at the payment is not known"
                : "";
    }
}
