/** The ways in which a server that should be Ollama has been seen to fail. */
export type Fault =
  /** Nothing listens: connections are refused. */
  | "down"
  /** 404: neither model is there. */
  | "model-missing"
  /** 503: too many requests are waiting. */
  | "busy"
  /** The connection is reset before any answer. */
  | "reset"
  /** Another server answers, with a web page. */
  | "html"
  /** The connection breaks in the middle of an answer. */
  | "cut-stream"
  /** The answer ends in good order, but before it is done. */
  | "unfinished"
  /** An error object comes in the middle of a stream that began well. */
  | "mid-stream-error"
  /** Endless blanks, as small models do under a grammar. */
  | "whitespace"
  /** The model's text is not JSON. */
  | "invalid-json"
  /** The stream's own lines are not JSON. */
  | "garbled"
  /** JSON of the right shape with values nobody offered. */
  | "wrong-enum"
  /** Valid values that mean nothing, and quotes that stand nowhere in the message. */
  | "nonsense"
  /** The answer that was chosen, but with quotes that stand nowhere. */
  | "invented-quote"
  /** The answer that was chosen, but with indexes of nothing that was sent. */
  | "index-out-of-range"
  /** 400: the prompt does not fit the context, and may not be truncated. */
  | "too-long"
  /** The model repeats the schema instead of filling it. */
  | "schema-copy"
  /** The answer is cut at `num_predict`. */
  | "length"
  /** Accepts the request and never answers. */
  | "hang"
  /** Answers, a piece at a time, in about `slowMs`. */
  | "slow"

/** Faults that show on every path, not only where a model is at work. */
export const everywhere: ReadonlySet<Fault> = new Set<Fault>(["down", "html"])
