/** The ways in which the keys and the log may disagree. */
import { KeysLost } from "../errors.ts"

export const masterKeyChanged = ({ message }: { readonly message: string }) =>
  new KeysLost({ code: "master-key-changed", found: message })

export const bucketGone = () =>
  new KeysLost({ code: "keys-missing", found: "bucket KEYS is gone or empty, and the log was sealed with its keys" })

export const ofAnotherLog = (owners: ReadonlyArray<string>) =>
  new KeysLost({
    code: "keys-missing",
    found: `bucket KEYS belongs to another log: its keys of ${named(owners)} are not those that this log was sealed with`
  })

export const olderThan = (owners: ReadonlyArray<string>) =>
  new KeysLost({
    code: "keys-older",
    found: `bucket KEYS is older than the log: it lacks keys that the log was sealed with, of ${named(owners)}`
  })

/** The ids of at most five owners, for a sentence. */
const named = (owners: ReadonlyArray<string>): string =>
  owners.length <= mostNamed
    ? owners.join(", ")
    : `${owners.slice(0, mostNamed).join(", ")} and ${owners.length - mostNamed} more`

const mostNamed = 5
