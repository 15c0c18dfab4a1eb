import type { CredentialsProvider } from "../../index.ts";
import type { CredentialsError } from "../credentials-error.ts";

/** Why a provider gives nothing. */
export async function reasonOf(provider: CredentialsProvider): Promise<string> {
  return (await errorOf(provider)).message;
}

export async function errorOf(provider: CredentialsProvider): Promise<CredentialsError> {
  try {
    await provider();
  } catch (error) {
    return error as CredentialsError;
  }
  throw new Error("it gave credentials");
}
