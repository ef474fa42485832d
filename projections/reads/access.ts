/** Tokens and invitations, newest first, with those that were revoked or have expired. */
import { invitations, tokens } from "../models/access.ts"
import { schemas } from "../runner/tables/tables.ts"
import { type Tables, toWire } from "./pages.ts"

const { live } = schemas

export const accessReads = (tables: Tables) => ({
  tokens: tables
    .query((sql) => sql`select * from ${sql(live)}.tokens order by "issuedAt" desc, id`)
    .pipe(toWire(tokens)),
  invitations: tables
    .query((sql) => sql`select * from ${sql(live)}.invitations order by "issuedAt" desc, id`)
    .pipe(toWire(invitations))
})
