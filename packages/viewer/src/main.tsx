import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/frame.css";
import "./theme/panels.css";
import "./theme/reader.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
