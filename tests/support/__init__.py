"""What tests share: databases, made-up tenants, signed initData, fakes of gateways."""
