/** The SQL that completes a bulk load: the last copy of each row, open versions, keys and indexes. */
import { addKey, countRowsOf, createIndexes, type SchemaName } from "../../tables/tables.ts"
import type { WorkingTable } from "./workingTable.ts"
import { dropLookup } from "./write.ts"

/** Runs in one transaction. It fails when a row is in the table twice, which a commit of another program can cause. */
export const finish = (schema: SchemaName, table: WorkingTable): string => {
  const { projection, hasCopies } = table
  return [
    hasCopies ? dropOldCopies(schema, table) : "",
    dropLookup(schema, table),
    addKey(schema, projection, "rows"),
    projection.versions ? finishVersions(schema, table) : "",
    createIndexes(schema, projection),
    countRowsOf(schema, projection),
    `analyze ${schema}."${projection.name}";`
  ].join("\n")
}

/**
 * Keeps the newest copy of each row. Fails unless the rows that remain are as many as the load counted: an aggregate that was
 * created twice has a copy that the load did not know, so its versions are wrong.
 */
const dropOldCopies = (schema: SchemaName, { projection: { name }, rows }: WorkingTable) => `
  delete from ${schema}."${name}" as old using (
    select ctid as place, lead(seq) over (partition by id order by seq) as next from ${schema}."${name}"
  ) as each where old.ctid = each.place and each.next is not null;
  do $$ begin
    if (select count(*) from ${schema}."${name}") <> ${rows} then raise unique_violation; end if;
  end $$;`

/** Makes the open version of each row from the row. */
const finishVersions = (schema: SchemaName, { projection, hasRemoved }: WorkingTable) => {
  const versions = `${schema}."${projection.name}_versions"`
  return `
  insert into ${versions} (id, from_seq, to_seq, row)
    select id, seq, null, to_jsonb(each) - 'id' - 'seq' from ${schema}."${projection.name}" as each;
  ${addKey(schema, projection, "versions")}
  ${hasRemoved ? closeRemoved(versions) : ""}
  analyze ${versions};`
}

/** Closes the version of a removal where the row has a later version. */
const closeRemoved = (versions: string) => `
  update ${versions} as removed set to_seq = (
    select min(later.from_seq) from ${versions} as later where later.id = removed.id and later.from_seq > removed.from_seq
  ) where row is null and to_seq is null;`
