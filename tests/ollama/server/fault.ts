/** Failures of Ollama servers that were observed. */
export type ServerFault =
  /** Connections are refused. */
  | "down"
  /** 404: neither model is installed. */
  | "model-missing"
  /** 503: too many requests are waiting. */
  | "busy"
  /** The connection is reset before any answer. */
  | "reset"
  /** Another server answers, with a web page. */
  | "html"
  /** The connection breaks in the middle of an answer. */
  | "cut-stream"
  /** The answer ends without an error before it is complete. */
  | "unfinished"
  /** The stream starts correctly and then contains an error object. */
  | "mid-stream-error"
  /** Endless blanks, as small models do under a grammar. */
  | "whitespace"
  /** The model's text is not JSON. */
  | "invalid-json"
  /** The lines of the stream are not JSON. */
  | "garbled"
  /** A line of the stream is nested deeper than any answer. */
  | "too-deep"
  /** JSON of the right shape, with values that are not in the enumeration. */
  | "wrong-enum"
  /** Valid values without meaning, and quotes that are not in the message. */
  | "nonsense"
  /** The chosen answer with quotes that are not in any message. */
  | "invented-quote"
  /** The chosen answer with indexes that are out of range. */
  | "index-out-of-range"
  /** 400: the prompt does not fit the context, and may not be truncated. */
  | "too-long"
  /** The model repeats the schema instead of filling it. */
  | "schema-copy"
  /** The answer is cut at `num_predict`. */
  | "length"
  /** Accepts the request and never answers. */
  | "hang"
  /** Answers in pieces over about `slowMs`. */
  | "slow"

/** Faults that apply to every path, also to paths that run no model. */
export const everywhere: ReadonlySet<ServerFault> = new Set<ServerFault>(["down", "html"])
