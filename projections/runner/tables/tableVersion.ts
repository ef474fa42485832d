import { canonical, sha256 } from "../../../streams/commit/identity.ts"
import type { AnyProjection } from "../../projection.ts"

/**
 * The version of a table, as its checkpoint stores it: 31 bits of a digest of the declaration and of the number raised by
 * hand. A changed column, mark or index therefore starts a rebuild without a change of that number.
 */
export const tableVersionOf = ({ version, row, indexes, versions, streamed, counted }: AnyProjection): number =>
  Number.parseInt(
    sha256(
      canonical({
        version,
        columns: row.columns,
        indexes,
        versions,
        streamed,
        ...(counted === undefined ? {} : { counted })
      })
    ).slice(0, 8),
    16
  ) >>> 1
