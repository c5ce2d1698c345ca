import { csvExporter } from "./csv.js";
import type { Exporter } from "./exporter.js";
import { gexfExporter } from "./gexf.js";
import { jsonExporter } from "./json.js";

/** Every format a part of the graph can be exported in; adding one is one file and one line here. */
export const exporters: readonly Exporter[] = [gexfExporter, csvExporter, jsonExporter];
