import type { CredentialsProvider } from "../../credentials.ts";
import { type Answer, ask, readAnswer } from "../ask.ts";
import { cached } from "../cached.ts";
import { CredentialsError, type Fail, failing } from "../credentials-error.ts";
import { answerNames, type Load, readCredentials } from "../expiring.ts";
import { readUrl } from "../sts.ts";
import { isSwitchedOn, type NodeOptions, variable } from "./surroundings.ts";

export interface EcsRamRoleOptions extends NodeOptions {
  /** The instance's role; `ALIBABA_CLOUD_ECS_METADATA`, else asked from the metadata service */
  roleName?: string | undefined;
  /** `true` never asks without a token (IMDSv2 alone); `ALIBABA_CLOUD_IMDSV1_DISABLED` */
  tokenRequired?: boolean | undefined;
  /** The metadata service; `http://100.100.100.200` */
  metadataUrl?: string | undefined;
  /** For each request, milliseconds; 1,000 */
  timeoutMs?: number | undefined;
}

/**
 * Credentials of the RAM role that an ECS instance has, from its metadata service: with a token (IMDSv2), and where
 * none is to be had without, unless that is switched off. `ALIBABA_CLOUD_ECS_METADATA_DISABLED=true` switches the whole
 * source off.
 */
export function fromEcsRamRole(options: EcsRamRoleOptions = {}): CredentialsProvider {
  return cached("fromEcsRamRole", loadEcsRole(options, failing("fromEcsRamRole")), options);
}

export function loadEcsRole(options: EcsRamRoleOptions, fail: Fail): Load {
  const { metadataUrl = "http://100.100.100.200", timeoutMs = 1000 } = options;
  const base = readUrl(metadataUrl, "the metadata service's URL", fail);
  const get = (path: string, init: RequestInit): Promise<Answer> =>
    ask(new URL(`/latest/${path}`, base), init, fail, { ...options, timeoutMs });

  return async () => {
    if (isSwitchedOn(options, "ALIBABA_CLOUD_ECS_METADATA_DISABLED")) {
      throw fail("ALIBABA_CLOUD_ECS_METADATA_DISABLED is true");
    }
    const tokenRequired = options.tokenRequired ?? isSwitchedOn(options, "ALIBABA_CLOUD_IMDSV1_DISABLED");
    const headers = await tokenHeaders(get, tokenRequired, fail);
    const roleName =
      options.roleName || variable(options, "ALIBABA_CLOUD_ECS_METADATA") || (await askRole(get, headers, fail));

    const answer = await get(`${rolesPath}${encodeURIComponent(roleName)}`, { headers });
    const failed: Fail = (detail) => fail(`the metadata service answered ${detail}`);
    if (answer.status === 404)
      throw failed("404: the instance has no RAM role of that name. Attach it, or leave the name out");
    if (answer.status !== 200) throw failed(`status ${answer.status} for the role's credentials`);
    const record = readAnswer(answer, failed);
    if (record.Code !== undefined && record.Code !== "Success") throw failed("a Code other than Success");
    return readCredentials(record, answerNames, (detail) => failed(`credentials whose ${detail}`));
  };
}

type Get = (path: string, init: RequestInit) => Promise<Answer>;

const rolesPath = "meta-data/ram/security-credentials/";

/** A token for the next two requests; none where the service has none to give. */
async function tokenHeaders(get: Get, required: boolean, fail: Fail): Promise<Record<string, string>> {
  try {
    const { status, text } = await get("api/token", {
      method: "PUT",
      headers: { [`${tokenHeader}-ttl-seconds`]: "60" },
    });
    if (status === 200 && /^[!-~]+$/.test(text.trim())) return { [tokenHeader]: text.trim() };
    if (required)
      throw fail(`the metadata service gave no token (status ${status}), and without one it must not be asked`);
  } catch (error) {
    // No answer says little: to a container, tokens may not find the way while all else does.
    if (required || !(error instanceof CredentialsError)) throw error;
  }
  return {};
}

const tokenHeader = "x-aliyun-ecs-metadata-token";

async function askRole(get: Get, headers: Record<string, string>, fail: Fail): Promise<string> {
  const { status, text } = await get(rolesPath, { headers });
  if (status === 404) throw fail("the instance has no RAM role. Attach one to it");
  const roleName = text.trim().split(/\s/)[0] ?? "";
  if (status !== 200 || !/^[\w.-]{1,64}$/.test(roleName)) {
    throw fail(`the metadata service answered status ${status} without a role's name`);
  }
  return roleName;
}
