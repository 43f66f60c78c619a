package tracer.inquiry;

import tracer.ledger.Asset;
import tracer.ledger.EvmChain;

/** Where paths between accounts are looked for: on one chain, within one asset. */
public record PathPlace(EvmChain chain, Asset asset) {}
