/** A refusal of the Bot API: a status, a sentence, and sometimes parameters for a retry. */
export class ApiError extends Error {
  readonly code: number
  readonly parameters: ErrorParameters

  constructor(code: number, description: string, parameters: ErrorParameters = {}) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export interface ErrorParameters {
  /** Seconds. */
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

export const bad = (why: string, parameters?: ErrorParameters) => new ApiError(400, `Bad Request: ${why}`, parameters)
export const forbidden = (why: string) => new ApiError(403, `Forbidden: ${why}`)
export const flood = (seconds: number) =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
