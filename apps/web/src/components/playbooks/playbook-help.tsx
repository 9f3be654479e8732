import { AssistantPane, Card } from '../panes.tsx'

export function PlaybookHelp() {
  return (
    <AssistantPane label="Assistant">
      <Card title="What a playbook is">
        <p class="text-sm">
          What your side wants of a contract, point by point. A review holds every clause against it and suggests your
          wording where the contract says something else.
        </p>
      </Card>
      <Card title="How a point is judged">
        <ul class="flex list-disc flex-col gap-1.5 pl-5 text-sm">
          <li>Preferred: fine as it is.</li>
          <li>Fallback: will do; worth a word.</li>
          <li>Unacceptable: to be changed before anybody signs.</li>
          <li>Not covered: shown, and not judged.</li>
        </ul>
      </Card>
    </AssistantPane>
  )
}
