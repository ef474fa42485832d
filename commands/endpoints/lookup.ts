/**
 * Looks up the addresses of a host. Only this file does so.
 *
 * The name servers are asked first, without a thread, and the question is cancelled after its time. The resolver of the system,
 * which also knows the hosts file and search domains, is asked only when they know no such host: it holds one of the few threads
 * of the process for as long as a name server is silent.
 */
import { Context, Effect, Schema } from "effect"
import { lookup, Resolver } from "node:dns"

/** The host has no address, or its name servers do not answer. A retry may succeed. */
export class HostUnknown extends Schema.TaggedError<HostUnknown>()("HostUnknown", { host: Schema.String }) {
  override get message() {
    return `the host ${this.host} has no address`
  }
}

/** The longest look-up. Milliseconds. */
const longestMillis = 5000
/** Questions to the resolver of the system at the same time. Node has four threads for them and for files. */
const mostSystemLookUps = 2

type Found = { readonly is: "found"; readonly addresses: ReadonlyArray<string> }
type Answer = Found | { readonly is: "unknown" } | { readonly is: "silent" }
type Ask = (host: string, answer: (answer: Answer) => void) => () => void

/** Asks for addresses of both kinds. Returns the cancellation. `servers`: instead of those of the system. */
export const askNameServers =
  (millis: number, servers?: ReadonlyArray<string>): Ask =>
  (host, answer) => {
    const resolver = new Resolver({ timeout: millis, tries: 1 })
    if (servers !== undefined) resolver.setServers([...servers])
    const addresses: Array<string> = []
    let isSilent = false
    let open = 2
    const add = (error: NodeJS.ErrnoException | null, found: ReadonlyArray<string> | undefined) => {
      if (error === null) addresses.push(...(found ?? []))
      else isSilent ||= error.code === "ETIMEOUT" || error.code === "ECANCELLED"
      open--
      if (open > 0) return
      if (addresses.length > 0) answer({ is: "found", addresses })
      else answer({ is: isSilent ? "silent" : "unknown" })
    }
    resolver.resolve4(host, add)
    resolver.resolve6(host, add)
    return () => resolver.cancel()
  }

/** A question that hangs keeps its place, also after its caller has gone: its thread is still held. */
export const limited = (most: number, ask: Ask): Ask => {
  let running = 0
  const waiting = new Set<() => void>()
  const next = () => {
    const [first] = waiting
    if (first === undefined || running >= most) return
    waiting.delete(first)
    running++
    first()
  }
  return (host, answer) => {
    const start = () => {
      ask(host, (found) => {
        running--
        answer(found)
        next()
      })
    }
    waiting.add(start)
    next()
    return () => void waiting.delete(start)
  }
}

const askSystem: Ask = (host, answer) => {
  lookup(host, { all: true, order: "verbatim" }, (error, found) =>
    answer(
      error === null && found.length > 0
        ? { is: "found", addresses: found.map(({ address }) => address) }
        : { is: "unknown" }
    )
  )
  return () => {}
}

const asked = (ask: Ask, host: string) =>
  Effect.callback<Answer>((resume) => {
    const cancel = ask(host, (answer) => resume(Effect.succeed(answer)))
    return Effect.sync(cancel)
  })

/** Fails after `millis` at the latest. */
export const makeHostLookup = (millis: number, nameServers: Ask, system: Ask) =>
  Effect.fnUntraced(
    function* (host: string) {
      const first = yield* asked(nameServers, host)
      const answer = first.is === "unknown" ? yield* asked(system, host) : first
      return answer.is === "found" ? answer.addresses : yield* new HostUnknown({ host })
    },
    (effect, host) =>
      Effect.timeoutOrElse(effect, { duration: millis, orElse: () => Effect.fail(new HostUnknown({ host })) })
  )

/** A reference, so that tests give hosts other addresses. */
export const HostLookup = Context.Reference<(host: string) => Effect.Effect<ReadonlyArray<string>, HostUnknown>>(
  "tracker/commands/HostLookup",
  {
    defaultValue: () =>
      makeHostLookup(longestMillis, askNameServers(longestMillis), limited(mostSystemLookUps, askSystem))
  }
)
