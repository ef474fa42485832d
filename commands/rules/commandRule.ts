/** The rule of one command: who may send it, and whether it makes the aggregate. The catalogue has a rule for every command. */
import type { Decider } from "../../domain/decider.ts"
import type { Audience, Role } from "../../domain/values.ts"
import type { Rule } from "./authorisation.ts"

export interface CommandRule extends Rule {
  /**
   * True for a command that only makes a new aggregate. The bus then skips the load: if the aggregate exists, the append is
   * rejected (expected sequence 0) and is retried with a load.
   */
  readonly creates?: true
  /** The lowest role that may send the command about itself: a person about their own aggregate. */
  readonly self?: Role
}

export interface Aggregate<S, C extends { readonly _tag: string }, E, R> {
  readonly decider: Decider<S, C, E, R>
  /** The readers of the aggregate in this state; null when the role alone decides. */
  readonly audience: (state: S) => Audience | null
  readonly commands: { readonly [T in C["_tag"]]: CommandRule }
}

/** Checks the entries of one aggregate against the commands of its decider. */
export const aggregate = <S, C extends { readonly _tag: string }, E, R>(
  decider: Decider<S, C, E, R>,
  audience: (state: S) => Audience | null,
  commands: { readonly [T in C["_tag"]]: CommandRule }
): Aggregate<S, C, E, R> => ({ decider, audience, commands })

/** This role and every higher one may send the command; so may the named reactors. */
export const from = (least: Role, ...reactors: ReadonlyArray<string>): CommandRule => ({ least, reactors })
/** No person may send the command, only this reactor. */
export const only = (reactor: string): CommandRule => ({ least: null, reactors: [reactor] })
/** A person may send the command about itself only. */
export const own = (least: Role): CommandRule => ({ least: null, self: least })
export const creating = (rule: CommandRule): CommandRule => ({ ...rule, creates: true })

export const member = from("member")
export const admin = from("admin")

export const ownAudience = (state: { readonly is: "absent" } | { readonly is: string; readonly audience: Audience }) =>
  "audience" in state ? state.audience : null
export const noAudience = () => null
