/** The gate to Ollama: the only file that imports its client. Returns checked answers or fails with `ModelFailed`. */
import { type Duration, Effect, Schema } from "effect"
import { type ChatRequest, type EmbedRequest, Ollama } from "ollama"
import type { ModelFailed } from "../../modelFailed.ts"
import { failed, failureOf, OllamaFault } from "./fault.ts"
import { guardedFetch } from "./guardedFetch.ts"

/** The answer of a chat call. Its end may be missing. */
export interface Completion {
  readonly text: string
  readonly promptTokens: number
  readonly outputTokens: number
}

/** The timeout of each kind of request, from the first byte sent to the last byte read. */
export interface OllamaDeadlines {
  /** A short question with a short answer. */
  readonly chat: Duration.Input
  /** A long question with a long answer. Takes minutes without a graphics card. */
  readonly distil: Duration.Input
  readonly embed: Duration.Input
  readonly list: Duration.Input
}

/** Loading a model from disk takes up to a minute. A running server lists its models at once. */
export const defaultDeadlines: OllamaDeadlines = {
  chat: "90 seconds",
  distil: "10 minutes",
  embed: "60 seconds",
  list: "3 seconds"
}

export interface OllamaServer {
  readonly chat: (
    request: Omit<ChatRequest, "stream">,
    deadline: keyof OllamaDeadlines
  ) => Effect.Effect<Completion, ModelFailed>
  /** One vector for each text, in order, all of the same length. */
  readonly embed: (
    model: string,
    texts: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyArray<Float32Array>, ModelFailed>
  /** The digest of each model on the server, by its full name. */
  readonly list: Effect.Effect<ReadonlyMap<string, string>, ModelFailed>
}

/** @param deadlines a missing one has its value of `defaultDeadlines` */
export const ollamaServer = (url: string, deadlines: Partial<OllamaDeadlines> = {}): OllamaServer => {
  const timeouts = { ...defaultDeadlines, ...deadlines }
  return {
    chat: (request, deadline) => within(timeouts[deadline], url, (client) => complete(client, request)),
    embed: (model, texts) => within(timeouts.embed, url, (client) => vectorsOf(client, model, texts)),
    list: within(timeouts.list, url, async (client) => {
      const { models } = await decodeTags(await client.list())
      return new Map(models.map(({ name, digest }) => [name, digest]))
    })
  }
}

/** Makes one request with its own client. Its connection is closed at the end, also after a failure or a timeout. */
const within = <A>(
  deadline: Duration.Input,
  host: string,
  ask: (client: Ollama) => Promise<A>
): Effect.Effect<A, ModelFailed> =>
  Effect.tryPromise({
    try: async (interrupted) => {
      const done = new AbortController()
      try {
        return await ask(new Ollama({ host, fetch: guardedFetch(AbortSignal.any([interrupted, done.signal])) }))
      } finally {
        done.abort()
      }
    },
    catch: failureOf
  }).pipe(Effect.timeoutOrElse({ duration: deadline, orElse: () => Effect.fail(failed("timeout")) }))

// `truncate: false`: a prompt that does not fit is an error. Otherwise Ollama silently drops its beginning.
const complete = async (client: Ollama, request: Omit<ChatRequest, "stream">): Promise<Completion> => {
  const streamed = { ...request, truncate: false, stream: true as const }
  let text = ""
  for await (const part of await client.chat(streamed)) {
    const piece = await decodePiece(part)
    text += piece.message?.content ?? ""
    if (text.length - text.trimEnd().length >= mostBlank) throw new OllamaFault("whitespace")
    // The complete items before the limit can be used. The server sends the counts of tokens only at the end.
    if (text.length > mostText) return { text: text.slice(0, mostText), promptTokens: 0, outputTokens: 0 }
    if (!piece.done) continue
    // An answer that is cut at `num_predict` may have complete items before the cut.
    return { text, promptTokens: piece.prompt_eval_count ?? 0, outputTokens: piece.eval_count ?? 0 }
  }
  throw new OllamaFault("cut-stream")
}

/** Small models with a grammar sometimes write blanks until the context is full. Characters. */
const mostBlank = 200

/** Longer than any valid answer. Characters. */
const mostText = 100_000

const vectorsOf = async (client: Ollama, model: string, texts: ReadonlyArray<string>) => {
  const request: EmbedRequest = { model, input: [...texts], truncate: false }
  const { embeddings } = await decodeEmbeddings(await client.embed(request))
  const dimensions = embeddings[0]?.length ?? 0
  if (
    embeddings.length !== texts.length ||
    embeddings.some((vector) => vector.length !== dimensions || dimensions === 0)
  )
    throw new OllamaFault("garbled-answer", "not one vector for each text")
  return embeddings.map((vector) => Float32Array.from(vector))
}

/** Checks the types that the client declares, because a server may return other shapes. */
const decoder = <S extends Schema.Codec<unknown, unknown>>(schema: S) => {
  const decode = Schema.decodeUnknownPromise(schema)
  return (answer: unknown): Promise<S["Type"]> =>
    decode(answer).catch(() => Promise.reject(new OllamaFault("garbled-answer", "the answer has an unexpected shape")))
}

const decodePiece = decoder(
  Schema.Struct({
    message: Schema.optional(Schema.Struct({ content: Schema.String })),
    done: Schema.Boolean,
    done_reason: Schema.optional(Schema.String),
    prompt_eval_count: Schema.optional(Schema.Int),
    eval_count: Schema.optional(Schema.Int)
  })
)
const decodeTags = decoder(
  Schema.Struct({ models: Schema.Array(Schema.Struct({ name: Schema.String, digest: Schema.String })) })
)
const decodeEmbeddings = decoder(Schema.Struct({ embeddings: Schema.Array(Schema.Array(Schema.Finite)) }))
