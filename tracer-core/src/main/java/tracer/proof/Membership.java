package tracer.proof;

import tracer.entity.Entity;
import tracer.ledger.ScriptHash;

/** That a script is believed to belong to an entity. */
record Membership(ScriptHash script, Entity entity) {}
