/** The gate to Ollama: the only file that imports its client. Requests in, checked answers or a `ModelFailed` out. */
import { type Duration, Effect, Schema } from "effect"
import { type ChatRequest, type EmbedRequest, Ollama } from "ollama"
import type { ModelFailed } from "../../modelFailed.ts"
import { failed, failureOf, OllamaFault } from "./fault.ts"
import { guardedFetch } from "./guardedFetch.ts"

/** The whole of a chat's answer. */
export interface Completion {
  readonly text: string
  readonly promptTokens: number
  readonly outputTokens: number
}

/** How long each request may take, from the first byte sent to the last one read. */
export interface OllamaDeadlines {
  /** A short question with a short answer. */
  readonly chat: Duration.Input
  /** A long one with a long answer: minutes where no graphics card helps. */
  readonly distil: Duration.Input
  readonly embed: Duration.Input
  readonly list: Duration.Input
}

/** A model that is loading from a disk takes a minute; a server that is there lists its models at once. */
export const patient: OllamaDeadlines = {
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
  /** One vector a text, in order, all of one length. */
  readonly embed: (
    model: string,
    texts: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyArray<Float32Array>, ModelFailed>
  /** The digest of each model that is there, by its full name. */
  readonly list: Effect.Effect<ReadonlyMap<string, string>, ModelFailed>
}

/** @default deadlines patient, also for each that is not given */
export const ollamaServer = (url: string, deadlines: Partial<OllamaDeadlines> = {}): OllamaServer => {
  const patience = { ...patient, ...deadlines }
  return {
    chat: (request, deadline) => within(patience[deadline], url, (client) => complete(client, request)),
    embed: (model, texts) => within(patience.embed, url, (client) => vectorsOf(client, model, texts)),
    list: within(patience.list, url, async (client) => {
      const { models } = await decodeTags(await client.list())
      return new Map(models.map(({ name, digest }) => [name, digest]))
    })
  }
}

/** One request with a client of its own, whose connection ends with the request, however that ends. */
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

// `truncate: false`: a prompt that does not fit is an error, where Ollama would drop its beginning without a word.
const complete = async (client: Ollama, request: Omit<ChatRequest, "stream">): Promise<Completion> => {
  const streamed = { ...request, truncate: false, stream: true as const }
  let text = ""
  for await (const part of await client.chat(streamed)) {
    const piece = await decodePiece(part)
    text += piece.message?.content ?? ""
    if (text.length - text.trimEnd().length >= mostBlank) throw new OllamaFault("whitespace")
    if (text.length > mostText) throw new OllamaFault("invalid-output", "the answer does not end")
    if (!piece.done) continue
    if (piece.done_reason === "length") throw new OllamaFault("invalid-output", "cut at num_predict")
    return { text, promptTokens: piece.prompt_eval_count ?? 0, outputTokens: piece.eval_count ?? 0 }
  }
  throw new OllamaFault("cut-stream")
}

/** Small models under a grammar sometimes write blanks until the context is full. Characters. */
const mostBlank = 200

/** Longer than any answer we ask for. Characters. */
const mostText = 100_000

const vectorsOf = async (client: Ollama, model: string, texts: ReadonlyArray<string>) => {
  const request: EmbedRequest = { model, input: [...texts], truncate: false }
  const { embeddings } = await decodeEmbeddings(await client.embed(request))
  const dimensions = embeddings[0]?.length ?? 0
  if (
    embeddings.length !== texts.length ||
    embeddings.some((vector) => vector.length !== dimensions || dimensions === 0)
  )
    throw new OllamaFault("garbled-answer", "not one vector a text")
  return embeddings.map((vector) => Float32Array.from(vector))
}

/** What the client's types promise, checked: they promise more than a server keeps. */
const decoder = <S extends Schema.Codec<unknown, unknown>>(schema: S) => {
  const decode = Schema.decodeUnknownPromise(schema)
  return (answer: unknown): Promise<S["Type"]> =>
    decode(answer).catch(() =>
      Promise.reject(new OllamaFault("garbled-answer", "not the shape that Ollama answers in"))
    )
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
