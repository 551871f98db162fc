import type { ServerResponse } from 'node:http'
import type { AppError } from '#shared/contract/app-error.ts'

/** Answers with an error of the table, in the shape that procedures answer theirs, so one client reads both. */
export function sendError(response: ServerResponse, error: AppError): void {
  sendJson(response, error.status, {
    defined: true,
    code: error.code,
    status: error.status,
    message: error.message,
    data: error.payload,
  })
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}

export function sendText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(body)
}
