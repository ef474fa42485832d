/** Looks up the addresses of a host with the resolver of the system. Only this file does so. */
import { Context, Effect, Schema } from "effect"
import { lookup } from "node:dns"

/** The host has no address, or its name servers do not answer. A retry may succeed. */
export class HostUnknown extends Schema.TaggedError<HostUnknown>()("HostUnknown", { host: Schema.String }) {
  override get message() {
    return `the host ${this.host} has no address`
  }
}

const longest = "5 seconds"

/** A reference, so that tests give hosts other addresses. */
export const HostLookup = Context.Reference<(host: string) => Effect.Effect<ReadonlyArray<string>, HostUnknown>>(
  "tracker/commands/HostLookup",
  {
    defaultValue: () => (host) =>
      Effect.callback<ReadonlyArray<string>, HostUnknown>((resume) => {
        lookup(host, { all: true, order: "verbatim" }, (error, found) =>
          resume(
            error === null && found.length > 0
              ? Effect.succeed(found.map(({ address }) => address))
              : Effect.fail(new HostUnknown({ host }))
          )
        )
      }).pipe(Effect.timeoutOrElse({ duration: longest, orElse: () => Effect.fail(new HostUnknown({ host })) }))
  }
)
