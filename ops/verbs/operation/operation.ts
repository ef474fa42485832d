import type { Schema, Stream } from "effect"

/**
 * The product's half of a verb: it takes an input and answers with lines, of which the last is the result.
 *
 * The running product runs it, requested over its control socket. When no product runs, the command line runs it itself.
 */
export interface Operation<In, Line, E, R> {
  readonly name: string
  /** Decodes the input, which comes over the wire. */
  readonly input: Schema.Codec<In, unknown>
  readonly run: (input: In) => Stream.Stream<Line, E, R>
}

export const operation = <In, Line, E, R>(one: Operation<In, Line, E, R>): Operation<In, Line, E, R> => one
