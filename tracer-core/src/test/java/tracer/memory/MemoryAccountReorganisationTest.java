package tracer.memory;

import tracer.account.AccountLedgers;
import tracer.account.AccountReorganisationContract;

final class MemoryAccountReorganisationTest extends AccountReorganisationContract {
    @Override
    protected AccountLedgers open() {
        return new MemoryAccounts();
    }
}
