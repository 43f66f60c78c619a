package tracer.path;

import tracer.account.AccountPlace;
import tracer.account.Transfer;

/** A transfer as a step, ordered as the chain is. */
record Step(Transfer transfer) implements Comparable<Step> {
    AccountPlace place() {
        return transfer.place();
    }

    @Override
    public int compareTo(Step o) {
        return place().compareTo(o.place());
    }
}
