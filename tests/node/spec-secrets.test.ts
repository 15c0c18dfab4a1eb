// Which parameters and fields of ENS no log may show.
import * as constants from "@acskit/ens/actions";
import { expect, it } from "vitest";
import { answerOf, reviewedOf, specOf } from "../testing/spec.ts";

/** Parameters, with where in them the secret is. */
const parameters: Record<string, string[]> = {
  AttachEnsInstances: ["Scripts"],
  BatchEventMigrateInstance: ["EventInfos[].Password"],
  CreateARMServerInstances: ["EnvironmentVar"],
  CreateApplication: ["Template"],
  CreateCluster: ["ControlPlaneConfig.LoginPassword"],
  CreateClusterNodePool: ["KubernetesConfig.PreUserData", "KubernetesConfig.UserData", "ScalingGroup.Password"],
  CreateInstance: ["Password", "UserData"],
  CreateStorageVolume: ["AuthPassword"],
  EventMigrateInstance: ["Password"],
  ImportKeyPair: ["PublicKeyBody"],
  ModifyAICInstanceType: ["EnvironmentVar"],
  ModifyClusterNodePool: ["KubernetesConfig.PreUserData", "KubernetesConfig.UserData", "ScalingGroup.Password"],
  ModifyInstanceAttribute: ["Password", "UserData"],
  ReinitInstance: ["Password"],
  ReinitInstances: ["Password"],
  RunInstances: ["Password", "UserData"],
  RunServiceSchedule: ["ServiceCommands"],
  UpgradeApplication: ["Template"],
  UploadAICPublicKey: ["Content"],
};

const fields: Record<string, string[]> = {
  CreateClusterNodePool: [
    "Nodepool.KubernetesConfig.PreUserData",
    "Nodepool.KubernetesConfig.UserData",
    "Nodepool.ScalingGroup.Password",
  ],
  CreateKeyPair: ["PrivateKeyBody"],
  DescribeClusterAttachScripts: ["Script"],
  DescribeClusterDetail: ["Config", "JoinToken"],
  DescribeClusterKubeConfig: ["Kubeconfig"],
  DescribeClusterNodePools: [
    "NodePools[].KubernetesConfig.PreUserData",
    "NodePools[].KubernetesConfig.UserData",
    "NodePools[].ScalingGroup.Password",
  ],
  DescribeClusterUserKubeconfig: ["Config"],
  DescribeClustersV1: ["Clusters[].Config", "Clusters[].JoinToken"],
  DescribeDataDownloadURL: ["Data.Url"],
  DescribeExportImageInfo: ["Images.Image[].ExportedImageURL"],
  DescribeInstanceVncUrl: ["VncUrl"],
  ExportBillDetailData: ["FilePath"],
  ExportImage: ["ExportedImageURL"],
  ExportMeasurementData: ["FilePath"],
  ListAICPublicKeys: ["PublicKeys[].Content"],
  RunServiceSchedule: ["CommandResults.CommandResult[].Command", "CommandResults.CommandResult[].ResultMsg"],
};

/** Names that sound like secrets and are none: whether there is one, tokens of pages and of repeats. */
const harmless = /^(PasswordInherit|ClientToken|NextToken|ContinuationToken|NextContinuationToken)$/;
const suspicious = /passw|secret|token|private_?key|user_?data|credential|kube_?config$/i;

type Json = Record<string, unknown>;
const spec = specOf("ens");
const operations = reviewedOf(spec);
const isThere = ([action]: [string, unknown]) => operations.some(({ operationId }) => operationId === action);

it("marks these parameters, and no other", () => {
  expect(found((operation) => parameterFields(operation as never), isSecret)).toEqual(sorted(parameters));
});

it("marks these fields of answers, and no other", () => {
  expect(found((operation) => below(answerOf(operation as never), ""), isSecret)).toEqual(sorted(fields));
});

it("leaves no parameter or field unmarked whose name sounds like a secret", () => {
  const isForgotten = ([path, holder]: [string, Json]) => {
    const name = path.split(".").at(-1)?.replace("[]", "") ?? "";
    return (
      suspicious.test(name) &&
      !harmless.test(name) &&
      (holder.type ?? "string") === "string" &&
      !isSecret([path, holder])
    );
  };
  const both = (operation: Json) => [...parameterFields(operation), ...below(answerOf(operation as never), "")];
  expect(found(both, isForgotten)).toEqual({});
});

it("names in a row the parameters that are secrets or hold some", () => {
  for (const { operationId } of operations) {
    const { secrets } = (constants as unknown as Record<string, { secrets?: string }>)[operationId] ?? {};
    const names = (parameters[operationId] ?? []).map((path) => path.split(/[.[]/)[0]);
    expect(secrets?.split(" ") ?? [], operationId).toEqual([...new Set(names)]);
  }
});

function isSecret([, holder]: [string, Json]): boolean {
  return holder["x-acs-secret"] === true;
}

/** The paths of an operation that pass, by action. */
function found(pathsOf: (operation: Json) => [string, Json][], passes: (path: [string, Json]) => boolean) {
  const rows = operations.map((operation): [string, string[]] => [
    operation.operationId,
    pathsOf(operation as never)
      .filter(passes)
      .map(([path]) => path),
  ]);
  return sorted(Object.fromEntries(rows.filter(([, paths]) => paths.length > 0)));
}

function sorted(table: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(table)
      .filter(isThere)
      .map(([action, paths]) => [action, paths.toSorted()]),
  );
}

function parameterFields(operation: Json): [string, Json][] {
  const { parameters: listed = [], requestBody } = operation as {
    parameters?: Json[];
    requestBody?: { content: Json };
  };
  const form = requestBody?.content["application/x-www-form-urlencoded"] as { schema: Json } | undefined;
  return [
    ...listed.flatMap((parameter): [string, Json][] => {
      const content = parameter.content as Record<string, { schema: Json }> | undefined;
      const schema = (parameter.schema as Json | undefined) ?? content?.["application/json"]?.schema ?? {};
      const name = String(parameter.name);
      return [[name, { ...schema, ...parameter }], ...below(schema, name)];
    }),
    ...below(form?.schema ?? {}, ""),
  ];
}

/** Every property below a schema, with its path. */
function below(schema: Json, before: string): [string, Json][] {
  const { properties = {}, items, $ref } = schema as { properties?: Record<string, Json>; items?: Json; $ref?: string };
  if ($ref !== undefined) return below(spec.components.schemas[$ref.split("/").at(-1) ?? ""] ?? {}, before);
  const inner = items ? below(items, `${before}[]`) : [];
  return Object.entries(properties).reduce((all: [string, Json][], [name, property]) => {
    const path = before === "" ? name : `${before}.${name}`;
    all.push([path, property]);
    all.push(...below(property, path));
    return all;
  }, inner);
}
