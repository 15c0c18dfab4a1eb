/** What lets a page of any origin read an answer, and the headers that clients look at. */
export const anyOrigin = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-acs-request-id,x-acs-retry-after,x-acskit-explain,x-acskit-warning",
} as const;
