package tracer.web;

import java.lang.reflect.Proxy;
import tracer.account.AccountLedgers;
import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.flow.Tracing;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
import tracer.ledger.AddressHistory;
import tracer.ledger.LedgerSource;
import tracer.path.PathFinding;
import tracer.protection.ProtectionStore;

/** Stores that fail in a way nobody foresaw. */
final class BrokenInquiry {
    private BrokenInquiry() {}

    static Inquiry inquiry() {
        return new Inquiry(
                new Ports(
                        broken(LedgerSource.class),
                        broken(AddressHistory.class),
                        broken(EntityStore.class),
                        broken(LabelStore.class),
                        broken(Tracing.class),
                        broken(PathFinding.class),
                        broken(ProtectionStore.class),
                        broken(AccountLedgers.class)));
    }

    private static <T> T broken(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (proxy, method, arguments) -> {
                            throw new IllegalStateException("secret of the store");
                        }));
    }
}
