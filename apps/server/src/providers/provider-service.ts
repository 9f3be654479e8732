import type { AiStatus, ProviderId, ProviderTest } from '@clausemint/protocol'

export interface ProviderService {
  status(): Promise<AiStatus>
  test(provider: ProviderId): Promise<ProviderTest>
  setDefault(provider: ProviderId): Promise<AiStatus>
}
