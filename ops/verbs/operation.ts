import type { Schema, Stream } from "effect"

/**
 * Something an operator asks of the product: it answers with lines, the last of which is the result.
 *
 * The running product does it when asked over loopback; when nothing runs, the command line does it itself.
 */
export interface Operation<In, Line, E, R> {
  readonly name: string
  /** The shape of what is asked, as it comes over the wire. */
  readonly input: Schema.Codec<In, unknown>
  readonly run: (input: In) => Stream.Stream<Line, E, R>
}

export const operation = <In, Line, E, R>(one: Operation<In, Line, E, R>): Operation<In, Line, E, R> => one
